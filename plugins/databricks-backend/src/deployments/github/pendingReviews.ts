import { statusOf } from '@lakeport/backstage-plugin-databricks-node';
import type { Repository } from '../../environments/Environment';
import type { PendingReview } from '../Deployer';
import { askGitHub, type RepositoryClients } from './askGitHub';
import { reviewerOf } from './reviewerOf';

/** The environments whose review a run waits for; none for a run that is gone. */
export function pendingReviews(
  clients: RepositoryClients,
  { repository, runId }: { repository: Repository; runId: string },
  signal?: AbortSignal,
): Promise<PendingReview[]> {
  return askGitHub(
    clients,
    `Reading what run ${runId} waits for`,
    { repository, signal },
    async ({ octokit, names, request }) => {
      try {
        const { data } = await octokit.rest.actions.getPendingDeploymentsForRun(
          {
            ...names,
            run_id: Number(runId),
            request,
          },
        );
        return data.flatMap(found => {
          const { id, name } = found.environment;
          return id === undefined || name === undefined
            ? []
            : [
                {
                  environment: name,
                  environmentId: String(id),
                  ...(found.wait_timer_started_at && {
                    since: found.wait_timer_started_at,
                  }),
                  reviewers: found.reviewers.flatMap(reviewerOf),
                  callerMayReview: found.current_user_can_approve,
                },
              ];
        });
      } catch (error) {
        if (statusOf(error) === 404) {
          return [];
        }
        throw error;
      }
    },
  );
}
