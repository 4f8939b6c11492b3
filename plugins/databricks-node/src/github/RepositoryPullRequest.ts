/**
 * A pull request between branches of one repository.
 *
 * @public
 */
export interface RepositoryPullRequest {
  number: number;
  /** Its page. */
  url: string;
  title: string;
  body: string;
  /** `closed` without having been merged, or `merged`. */
  state: 'open' | 'closed' | 'merged';
  /** The branch that it wants merged. */
  branch: string;
  /** Tip of that branch. */
  head: string;
  /** The branch that it is for. */
  base: string;
  /** The commit that the merge made, once it is merged. */
  mergeCommit?: string;
  /** Whether it can be merged without a conflict; undefined while GitHub finds out. */
  mergeable?: boolean;
  author?: string;
  createdAt: string;
}
