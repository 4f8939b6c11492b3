import type { OperationRun } from './OperationRun';

/**
 * Resources of this type are remade to rotate what hangs on them; their names
 * in a stack are known before any plan.
 */
const ROTATING = 'time_rotating';

/** Addresses in a stack that a rotation makes anew. */
export function rotatingResources(
  { options }: OperationRun,
  stack: string,
): string[] {
  const { resource } = options.stacks.stacks[stack];
  return Object.keys(resource?.[ROTATING] ?? {}).map(
    name => `${ROTATING}.${name}`,
  );
}
