/**
 * A test for names by a pattern of app-config, in which `*` stands for any text,
 * also none, and every other character for itself. Case does not matter: Unity
 * Catalog has no two names that differ by case only.
 *
 * @example `namePattern('sales_*')('sales_eu')` is true
 * @public
 */
export function namePattern(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map(part => part.toLowerCase());
  const [first] = parts;
  const last = parts[parts.length - 1];
  return name => {
    const text = name.toLowerCase();
    if (parts.length === 1) {
      return text === first;
    }
    if (
      text.length < first.length + last.length ||
      !text.startsWith(first) ||
      !text.endsWith(last)
    ) {
      return false;
    }
    // What is between the stars is looked for from left to right, so that no
    // pattern takes longer than its length times the name's.
    const end = text.length - last.length;
    let from = first.length;
    for (const part of parts.slice(1, -1)) {
      const at = text.indexOf(part, from);
      if (at < 0 || at + part.length > end) {
        return false;
      }
      from = at + part.length;
    }
    return true;
  };
}
