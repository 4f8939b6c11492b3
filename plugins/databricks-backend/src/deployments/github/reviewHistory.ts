import { statusOf } from '@lakeport/backstage-plugin-databricks-node';
import type { Repository } from '../../environments/Environment';
import type { GivenReview } from '../Deployer';
import { askGitHub, type RepositoryClients } from './askGitHub';

const MOST_COMMENT = 1_000;

/** The reviews that a run was given, oldest first; none for a run that is gone. */
export function reviewHistory(
  clients: RepositoryClients,
  { repository, runId }: { repository: Repository; runId: string },
  signal?: AbortSignal,
): Promise<GivenReview[]> {
  return askGitHub(
    clients,
    `Reading the reviews of run ${runId}`,
    { repository, signal },
    async ({ octokit, names, request }) => {
      try {
        const { data } = await octokit.rest.actions.getReviewsForRun({
          ...names,
          run_id: Number(runId),
          request,
        });
        return data.flatMap(({ state, environments, user, comment }) =>
          state === 'pending'
            ? []
            : environments.flatMap(({ name }): GivenReview[] =>
                name === undefined
                  ? []
                  : [
                      {
                        environment: name,
                        state,
                        // An account that is gone is null, whatever the types say.
                        ...(user?.login && { user: user.login }),
                        ...(comment && {
                          comment: comment.slice(0, MOST_COMMENT),
                        }),
                      },
                    ],
              ),
        );
      } catch (error) {
        if (statusOf(error) === 404) {
          return [];
        }
        throw error;
      }
    },
  );
}
