/**
 * A repository at a GitHub host.
 *
 * @public
 */
export interface GitHubRepository {
  /** Host with port if any, as in the repository's URLs. */
  host: string;
  owner: string;
  repo: string;
}
