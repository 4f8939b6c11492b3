import type { HeldEntity } from '../held/HeldEntity';
import type { EstateView } from './EstateView';

/** Something that entities come from: an account, workspaces, networks. */
export interface EstateSource {
  /** Name of the provider and key of its entities, such as databricks:<account>. */
  readonly name: string;
  /** The Databricks account, where the source is one. */
  readonly accountId?: string;
  /**
   * Never throws because of what is read; says what could not be.
   *
   * @param held - what the catalog has of the source
   * @throws the signal's reason
   */
  read(held: HeldEntity[], signal?: AbortSignal): Promise<EstateView>;
}
