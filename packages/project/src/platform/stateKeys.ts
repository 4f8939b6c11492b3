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

/**
 * The keys of an environment, by the names of project and environment.
 *
 * Source: Terraform documentation, S3 backend, `use_lockfile`, 2026: the lock
 * of a state is the object of its key with `.tflock` behind it.
 *
 * @public
 */
export function stateKeys(project: string, environment: string): StateKeys {
  const states = STACKS.map(
    stack => `${project}/${project}-${environment}-${stack}.tfstate`,
  );
  return {
    states,
    locks: states.map(key => `${key}.tflock`),
    claims: `${project}/claims/${environment}/`,
    plans: `${project}/plans/${environment}/`,
  };
}
