/** Whose rights Unity Catalog is read with, and how. */
export type UnityRights = {
  /** Whether a person asked to have it read anew. */
  refresh?: boolean;
} & (
  | { readAs: 'portal' }
  | {
      readAs: 'user';
      /** The person's own bearer token. Never kept and never logged. */
      token: string;
      /** Tells readings of one person's from those of others. */
      digest: string;
    }
);
