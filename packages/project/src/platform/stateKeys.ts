import type { SharedTarget } from '../sharedTargets';

/**
 * Where an environment's files are in the state bucket. `claims` and `plans`
 * are prefixes that end with a slash, the others are whole keys.
 *
 * @public
 */
export interface StateKeys {
  /** Terraform's states, one for each stack the environment may have. */
  states: string[];
  /** Terraform's locks of these states. */
  locks: string[];
  /** Claims of deployments, so that one is executed once. */
  claims: string;
  /** Encrypted plans on their way from plan to apply. */
  plans: string;
}

const STACKS = ['base', 'workspace', 'credentials', 'data'];

/** The stacks of each member that something between environments reads. */
const READ: Record<SharedTarget, readonly string[]> = {
  connectivity: ['base'],
  regions: ['base', 'workspace', 'data'],
};

const stateKey = (project: string, stack: string) =>
  `${project}/${project}-${stack}.tfstate`;

/**
 * The keys of an environment, by the names of project and environment.
 *
 * Source: Terraform documentation, S3 backend, `use_lockfile`, 2026: the lock
 * of a state is the object of its key with `.tflock` behind it.
 *
 * @public
 */
export function stateKeys(project: string, environment: string): StateKeys {
  return keysOf(
    project,
    environment,
    STACKS.map(stack => stateKey(project, `${environment}-${stack}`)),
  );
}

/**
 * The keys of what is between the environments of a project: it has one stack.
 *
 * @public
 */
export function sharedStateKeys(
  project: string,
  target: SharedTarget,
): StateKeys {
  return keysOf(project, target, [stateKey(project, target)]);
}

/**
 * The keys of the states that something between environments reads of one of
 * its members.
 *
 * @public
 */
export function readStateKeys(
  project: string,
  target: SharedTarget,
  member: string,
): string[] {
  return READ[target].map(stack => stateKey(project, `${member}-${stack}`));
}

function keysOf(project: string, name: string, states: string[]): StateKeys {
  return {
    states,
    locks: states.map(key => `${key}.tflock`),
    claims: `${project}/claims/${name}/`,
    plans: `${project}/plans/${name}/`,
  };
}
