/**
 * What a run of an operation says beside the project file.
 *
 * @public
 */
export interface SynthesizeOptions {
  /**
   * Whether the network of an environment is asleep, by the environment's name.
   * An environment that is not named is as its file says.
   */
  readonly asleep?: Readonly<Record<string, boolean>>;
  /**
   * Whether the stacks are for an account that holds nothing, as a rehearsal's
   * own: workspaces and catalogs that the file says are there are made then.
   */
  readonly inEmptyAccount?: boolean;
}
