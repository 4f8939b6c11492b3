/**
 * The files of a commit.
 *
 * @public
 */
export interface RepositoryTree {
  commit: string;
  /** Git's id of the tree itself. */
  tree: string;
  /** By path: mode as git writes it (100644, 100755, 120000, 160000) and id of the content. */
  files: Map<string, { mode: string; id: string }>;
}

/**
 * What a commit does to one file; without content it removes it.
 *
 * @public
 */
export interface RepositoryChange {
  path: string;
  content?: Uint8Array;
  /** Default: 100644. */
  mode?: '100644' | '100755' | '120000';
}
