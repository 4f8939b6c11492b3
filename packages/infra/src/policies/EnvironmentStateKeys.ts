/**
 * Where an environment keeps its things in the state bucket. `stateKeys` of
 * `@lakeport/project` gives them.
 *
 * @public
 */
export interface EnvironmentStateKeys {
  /** Keys of the stacks' states. */
  readonly states: readonly string[];
  /** Keys of the locks of those states. */
  readonly locks: readonly string[];
  /** The prefix of claimed deployments, ending in `/`. */
  readonly claims: string;
  /** The prefix of saved plans, ending in `/`. */
  readonly plans: string;
}
