import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { RepositoryClient } from '@lakeport/backstage-plugin-databricks-node';
import { reviewersOf } from './reviewersOf';

/**
 * Asks people for their review of a pull request. That GitHub does not know one
 * of them, or that they opened it themselves, is told and nothing more: the pull
 * request is there, and the repository's own rules say who has to approve it.
 */
export async function requestReviews(options: {
  repository: Pick<RepositoryClient, 'pullRequests'>;
  number: number;
  /** Entity references. */
  reviewers: string[];
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<void> {
  const { repository, number, reviewers, logger, signal } = options;
  for (const reviewer of new Set(reviewers)) {
    try {
      const asked = await repository.pullRequests.requestReviewers(
        number,
        reviewersOf([reviewer]),
        { signal },
      );
      logger[asked ? 'info' : 'warn'](
        asked
          ? `Asked ${reviewer} for a review`
          : `GitHub does not let ${reviewer} be asked for a review: no such user or team in the repository, or the author of the pull request`,
      );
    } catch (error) {
      signal?.throwIfAborted();
      logger.warn(
        `${reviewer} could not be asked for a review: ${stringifyError(error)}`,
      );
    }
  }
}
