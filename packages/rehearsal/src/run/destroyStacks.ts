import type { TerraformJson } from '@lakeport/project';
import type { OperationRun } from './OperationRun';
import { remainsOf } from './remainsOf';
import { destroyStep, initStep } from './stackSteps';

function isProtected(resource: Record<string, unknown>): boolean {
  return [resource.lifecycle]
    .flat()
    .some(
      block =>
        typeof block === 'object' &&
        block !== null &&
        'prevent_destroy' in block &&
        block.prevent_destroy === true,
    );
}

function protectedIn({ resource }: TerraformJson): string[] {
  return Object.entries(resource ?? {}).flatMap(([type, byName]) =>
    Object.entries(byName)
      .filter(([, block]) => isProtected(block))
      .map(([name]) => `${type}.${name}`),
  );
}

/** Why nothing may be destroyed; a rehearsal lifts the protection. */
function protection({
  options,
  runs,
  isRehearsal,
}: OperationRun): { stack: string; message: string } | undefined {
  if (isRehearsal) return undefined;
  const found = runs.flatMap(({ name, entry }) =>
    protectedIn(options.stacks.stacks[name]).map(address => ({
      stack: name,
      environment: entry.environment,
      address,
    })),
  );
  const [first] = found;
  if (!first) return undefined;
  const paths = new Set(
    found.flatMap(({ environment }) =>
      environment
        ? [`spec.environments.${environment}.deletionProtection`]
        : [],
    ),
  );
  return {
    stack: first.stack,
    message: [
      `${
        [...paths].join(' and ') || 'deletion protection'
      } protects what would be destroyed, and nothing was touched:`,
      ...found.map(({ stack, address }) => `- ${stack}: ${address}`),
      'Set it to false in the project file, apply that, and destroy again.',
    ].join('\n'),
  };
}

/** Destroys the stacks, the last applied first, up to the first failure. */
export async function destroyStacks(operation: OperationRun): Promise<void> {
  const { recorder, options, isRehearsal, remains } = operation;
  const kept = protection(operation);
  if (kept) {
    await operation.refuse(kept.stack, kept.message);
    return;
  }
  await operation.each(
    async run =>
      (await initStep(recorder, run)) &&
      destroyStep(recorder, run, {
        inRehearsal: isRehearsal,
        onDestroyed: addresses =>
          remains.push(
            ...remainsOf(run.name, options.stacks.stacks[run.name], addresses),
          ),
      }),
  );
}
