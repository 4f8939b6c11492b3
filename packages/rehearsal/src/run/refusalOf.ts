import type { TerraformJson } from '@lakeport/project';
import type { OperationRun } from './OperationRun';
import { usersAmongOthers } from './otherOwners';
import { rotatingResources } from './rotatingResources';

/** Why an operation is not begun, and the stack or environment that it is about. */
export interface Refusal {
  stack: string;
  message: string;
}

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

/** A rehearsal lifts the protection. */
function protection({
  options,
  runs,
  isRehearsal,
}: OperationRun): Refusal | undefined {
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

/** The kinds of stacks that are deployed by their own name. */
const BETWEEN = ['connectivity', 'regions'];

/** What the operation is about, if it is no environment. */
function betweenEnvironments({ options }: OperationRun): string | undefined {
  const { environment, stacks } = options;
  return Object.values(stacks.manifest.stacks).some(
    entry => entry.environment === environment && BETWEEN.includes(entry.kind),
  )
    ? environment
    : undefined;
}

/** What is between environments goes before the environments themselves. */
async function inUse(operation: OperationRun): Promise<Refusal | undefined> {
  const users = await usersAmongOthers(operation);
  const [first] = users;
  if (!first) return undefined;
  const names = [...new Set(users.map(({ environment }) => environment))];
  return {
    stack: operation.options.environment ?? first.run.name,
    message: [
      'what would be destroyed is still used, and nothing was touched:',
      ...users.map(
        ({ run }) =>
          `- ${run.name} holds what is built upon ${run.entry.dependsOn
            .filter(name => operation.runs.some(own => own.name === name))
            .join(', ')}`,
      ),
      `Destroy ${names.join(
        ' and ',
      )} first, or take the environment out of it in the project file and apply that.`,
    ].join('\n'),
  };
}

/** Why there is nothing that an operation could do or plan; judged by the stacks, and by the states of those that use them. */
export async function refusalOf(
  operation: OperationRun,
): Promise<Refusal | undefined> {
  const { options, runs, subject } = operation;
  const stack = options.environment ?? options.stacks.manifest.project;
  const between = betweenEnvironments(operation);
  if (between && subject !== 'apply' && subject !== 'destroy') {
    return {
      stack,
      message:
        subject === 'rotate'
          ? `${between} is between environments and has no secrets to rotate`
          : `${between} is between environments and never sleeps`,
    };
  }
  switch (subject) {
    case 'destroy':
      return protection(operation) ?? inUse(operation);
    case 'rotate':
      return runs.every(
        run => rotatingResources(operation, run.name).length === 0,
      )
        ? {
            stack,
            message:
              'there is nothing to rotate: no service principal of the environment has a secret',
          }
        : undefined;
    case 'sleep':
    case 'wake':
      return runs.length === 0
        ? {
            stack,
            message:
              'there is no base stack: a serverless workspace has no network of its own to put to sleep',
          }
        : undefined;
    default:
      return undefined;
  }
}
