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
}
