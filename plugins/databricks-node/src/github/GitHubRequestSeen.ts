/**
 * One request to GitHub's API and how it was answered: for counting, never with
 * anything secret.
 *
 * @public
 */
export interface GitHubRequestSeen {
  /** Host of the API. */
  host: string;
  method: string;
  /** Path below the host, without its query. */
  path: string;
  /**
   * HTTP status; undefined when no answer came. 304 is an answer that counts
   * for no limit.
   */
  status?: number;
}
