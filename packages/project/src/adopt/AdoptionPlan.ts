import type { Problem } from '../Problem';
import type { ProjectInput } from '../Project';

/**
 * Something that is there and that Terraform is to take over, by what it is in
 * the project file, with the id that its provider imports it by.
 *
 * @public
 */
export type Adopted = { readonly id: string } & (
  | { readonly what: 'workspace' | 'metastore-assignment' | 'network-option' }
  | { readonly what: 'group' | 'user'; readonly name: string }
  | { readonly what: 'default-catalog' | 'no-legacy-access' }
  | { readonly what: 'catalog'; readonly catalog: string }
  | {
      readonly what: 'schema';
      readonly catalog: string;
      readonly schema: string;
    }
  | {
      readonly what: 'volume';
      readonly catalog: string;
      readonly schema: string;
      readonly volume: string;
    }
  | {
      readonly what: 'binding';
      readonly catalog: string;
      readonly workspaceId: string;
    }
  | { readonly what: 'grant'; readonly catalog: string; readonly group: string }
);

/**
 * A line of the report: what it is about, and why it is so.
 *
 * @public
 */
export interface AdoptionNote {
  readonly what: string;
  readonly why: string;
}

/**
 * What adopting a workspace means, for people to read before they do it.
 *
 * @public
 */
export interface AdoptionReport {
  /** What Terraform takes over, and keeps as the file says from then on. */
  readonly managed: readonly AdoptionNote[];
  /** What the file names and nobody changes. */
  readonly referenced: readonly AdoptionNote[];
  /** What the first apply changes. Nothing is ever deleted by it. */
  readonly changes: readonly AdoptionNote[];
  /** What the file cannot say or what was not read; it stays as it is. */
  readonly left: readonly AdoptionNote[];
}

/**
 * A project file for a workspace that is there, what is imported, and what it
 * means. With `problems` the file is not valid: something that it needs is not
 * in the snapshot, or cannot be said.
 *
 * @public
 */
export interface AdoptionPlan {
  readonly project: ProjectInput;
  readonly environment: string;
  readonly adopted: readonly Adopted[];
  readonly report: AdoptionReport;
  readonly problems: readonly Problem[];
}
