import { CustomErrorBase } from '@backstage/errors';

/**
 * The portal's configuration has no way to talk to a repository's host.
 *
 * @public
 */
export class GitHubNotConfiguredError extends CustomErrorBase {
  name = 'GitHubNotConfiguredError' as const;
}
