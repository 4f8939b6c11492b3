/** A pull request that a request has, and how it came to it. */
export interface Proposal {
  /**
   * `opened` just now, `found` open, `merged` already, or `unchanged`: there is
   * nothing to propose and no pull request.
   */
  state: 'opened' | 'found' | 'merged' | 'unchanged';
  number?: number;
  url?: string;
  branch?: string;
}
