import type { PlannedOperation } from './OperationOptions';
import type { StackEntry, SynthesizedStacks } from './SynthesizedStacks';

/** The kind of stack that an operation is about. */
const ONLY: Partial<Record<PlannedOperation, string>> = {
  sleep: 'base',
  wake: 'base',
  rotate: 'credentials',
};

/**
 * Picks the stacks of an operation, in the order in which it goes through
 * them. Plan and apply of an environment take the stacks of no environment that
 * it builds on as well; destroy leaves those, and sleep, wake and rotate take the
 * one stack that they change, if the environment has it. What is between
 * environments is asked for by its name, `connectivity` or `regions`, and takes
 * no stack of an environment along: those are others' to apply.
 *
 * @param reach - `all` takes along every stack that is built upon, for an account
 * that holds nothing yet
 * @throws Error when there is no such environment, or the stacks depend on
 * each other in a circle or on one that is missing
 */
export function selectStacks(
  { manifest }: SynthesizedStacks,
  environment: string | undefined,
  operation: PlannedOperation,
  reach: 'unowned' | 'all' = 'unowned',
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
  const kind = ONLY[operation];
  const ordered = (operation === 'destroy' ? [...all].reverse() : all).filter(
    entry => kind === undefined || entry.kind === kind,
  );
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
  if (operation !== 'destroy' && kind === undefined) {
    for (const entry of [...all].reverse()) {
      if (wanted.has(entry.name)) {
        entry.dependsOn
          .filter(
            name =>
              reach === 'all' ||
              manifest.stacks[name]?.environment === undefined,
          )
          .forEach(name => wanted.add(name));
      }
    }
  }
  return ordered.filter(entry => wanted.has(entry.name));
}
