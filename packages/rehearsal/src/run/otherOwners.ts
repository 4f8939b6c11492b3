import type { OperationRun } from './OperationRun';
import { StackRun } from './StackRun';

/** A stack of another environment, and that environment. */
export interface OtherStack {
  run: StackRun;
  environment: string;
}

function stacksWhere(
  operation: OperationRun,
  isWanted: (name: string) => boolean,
): OtherStack[] {
  const { manifest } = operation.options.stacks;
  const own = new Set(operation.runs.map(({ name }) => name));
  return manifest.order.flatMap(name => {
    const entry = manifest.stacks[name];
    return entry?.environment !== undefined && !own.has(name) && isWanted(name)
      ? [
          {
            run: new StackRun(operation.context, entry),
            environment: entry.environment,
          },
        ]
      : [];
  });
}

/** What a stack reads that belongs to another environment. */
export function readOfOthers(
  operation: OperationRun,
  { entry }: StackRun,
): OtherStack[] {
  return stacksWhere(operation, name => entry.dependsOn.includes(name));
}

/**
 * What of another environment has to be applied before a stack can be planned,
 * in words; undefined when all of it was.
 */
export async function missingOfOthers(
  operation: OperationRun,
  run: StackRun,
): Promise<string | undefined> {
  const missing: OtherStack[] = [];
  for (const other of readOfOthers(operation, run)) {
    if (!(await other.run.wasApplied())) missing.push(other);
  }
  return missing.length === 0
    ? undefined
    : applyFirst(
        missing,
        `${listed(missing.map(({ run: { name } }) => name))} ${
          missing.length === 1 ? 'was' : 'were'
        } never applied`,
      );
}

/**
 * What to do where a stack of another environment was applied, but does not put
 * out yet what is read of it; undefined when that is not what a message says.
 */
export function outdatedOfOthers(
  operation: OperationRun,
  run: StackRun,
  message: string,
): string | undefined {
  if (!/Unsupported attribute|Invalid index/.test(message)) return undefined;
  const others = readOfOthers(operation, run);
  return others.length === 0
    ? undefined
    : applyFirst(
        others,
        'not all of them put out yet what this stack reads of them',
      );
}

/** Stacks between environments that use one of an operation's and hold something. */
export async function usersAmongOthers(
  operation: OperationRun,
): Promise<OtherStack[]> {
  const { manifest } = operation.options.stacks;
  const own = operation.runs.map(({ name }) => name);
  const users: OtherStack[] = [];
  for (const other of stacksWhere(operation, name =>
    manifest.stacks[name].dependsOn.some(upstream => own.includes(upstream)),
  )) {
    if (await other.run.wasApplied()) users.push(other);
  }
  return users;
}

function applyFirst(others: readonly OtherStack[], why: string): string {
  const environments = [...new Set(others.map(other => other.environment))];
  return `${
    environments.length === 1 ? 'environment' : 'environments'
  } ${listed(environments)} ${
    environments.length === 1 ? 'has' : 'have'
  } to be applied first: ${why}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
