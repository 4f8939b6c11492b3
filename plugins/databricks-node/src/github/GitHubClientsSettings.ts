import type { GithubCredentialsProvider } from '@backstage/integration';
import type { GitHubRequestSeen } from './GitHubRequestSeen';

/**
 * How the portal asks GitHub.
 *
 * @public
 */
export interface GitHubClientsSettings {
  /**
   * Makes credentials that remember nothing, for a repository that those at hand
   * do not cover yet.
   */
  renewCredentials?: () => GithubCredentialsProvider;
  /**
   * `false` for a server of one's own without limits: clients then write as fast
   * as they can, and do not mind limits.
   */
  throttle?: boolean;
  /** Called after every request to an API, with nothing that is secret. */
  onRequest?: (seen: GitHubRequestSeen) => void;
  /** How long an answer may take, in milliseconds. */
  timeoutMs?: number;
  /** How long a second of waiting lasts, in milliseconds; for tests. */
  secondMs?: number;
}
