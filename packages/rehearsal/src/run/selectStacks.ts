import type { StackEntry, SynthesizedStacks } from './SynthesizedStacks';

/**
 * Picks the stacks of an operation, in the order in which it goes through
 * them. Plan and apply of an environment take the shared stacks that it
 * builds on as well; destroy leaves those.
 *
 * @throws Error when there is no such environment, or the stacks depend on
 * each other in a circle or on one that is missing
 */
export function selectStacks(
  { manifest }: SynthesizedStacks,
  environment: string | undefined,
  operation: 'plan' | 'apply' | 'destroy',
): StackEntry[] {
  const all = manifest.order.map(name => {
    const entry = manifest.stacks[name];
    if (!entry) {
      throw new Error(`The manifest orders stack "${name}" but has none`);
    }
    return entry;
  });
  const seen = new Set<string>();
  for (const entry of all) {
    const early = entry.dependsOn.find(name => !seen.has(name));
    if (early) {
      throw new Error(
        `Stack "${entry.name}" depends on "${early}", which does not come before it; stacks must not depend on each other in a circle`,
      );
    }
    seen.add(entry.name);
  }
  const ordered = operation === 'destroy' ? [...all].reverse() : all;
  if (environment === undefined) {
    return ordered;
  }
  const wanted = new Set(
    all
      .filter(entry => entry.environment === environment)
      .map(entry => entry.name),
  );
  if (wanted.size === 0) {
    const known = [...new Set(all.map(entry => entry.environment))]
      .filter(name => name !== undefined)
      .join(', ');
    throw new Error(
      `There is no environment "${environment}"; the project has ${known}`,
    );
  }
  if (operation !== 'destroy') {
    for (const entry of [...all].reverse()) {
      if (wanted.has(entry.name)) {
        entry.dependsOn.forEach(name => wanted.add(name));
      }
    }
  }
  return ordered.filter(entry => wanted.has(entry.name));
}
