const ORDER = ['none', 'read', 'write'];

/**
 * What of the permissions asked for is more than is allowed, in GitHub's words.
 */
export function excessOf(
  asked: Readonly<Record<string, string>>,
  allowed: Readonly<Record<string, string>>,
): Array<{ asked: string; allowed: string }> {
  return Object.entries(asked).flatMap(([name, level]) => {
    const most = Object.hasOwn(allowed, name) ? allowed[name] : 'none';
    return name !== 'metadata' && ORDER.indexOf(level) > ORDER.indexOf(most)
      ? [{ asked: `${name}: ${level}`, allowed: `${name}: ${most}` }]
      : [];
  });
}
