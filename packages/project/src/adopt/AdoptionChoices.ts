import type { ProjectInput } from '../Project';

/**
 * What a person decides about an adoption.
 *
 * @public
 */
export interface AdoptionChoices {
  /** The file without what the snapshot tells. */
  readonly project: Omit<ProjectInput, 'spec'> & {
    readonly spec: Omit<ProjectInput['spec'], 'environments'>;
  };
  /** Name of the environment that the workspace becomes. */
  readonly environment: string;
  /** Where the snapshot does not tell it. */
  readonly awsAccountId?: string;
  /**
   * Names of the catalogs to take over. Left out: the isolated ones that are
   * bound to this workspace.
   */
  readonly catalogs?: readonly string[];
}
