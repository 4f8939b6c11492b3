import {
  githubAuthApiRef,
  useApi,
  useApiHolder,
} from '@backstage/core-plugin-api';
import { ForwardedError } from '@backstage/errors';
import type { ReviewDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { useDatabricksTranslation } from '../translations/useDatabricksTranslation';
import { useDeploymentChanged } from './useDeploymentChanged';

/** What reviewing pending deployments takes of a classic GitHub token. */
const SCOPES = ['repo'];

/**
 * Approve or reject a deployment. Where that takes the reader's own GitHub token,
 * it is asked for now, handed on, and not kept.
 */
export function useReviewDeployment(id: string) {
  const api = useApi(databricksApiRef);
  const gitHub = useApiHolder().get(githubAuthApiRef);
  const client = useQueryClient();
  const onSuccess = useDeploymentChanged();
  const { t } = useDatabricksTranslation();
  const review = useMutation({
    mutationFn: async (request: {
      decision: ReviewDeploymentRequest['decision'];
      comment: string;
      withGitHubToken: boolean;
    }) => {
      const { decision, comment, withGitHubToken } = request;
      const githubToken = withGitHubToken
        ? await gitHub?.getAccessToken(SCOPES).catch(error => {
            throw new ForwardedError(t('approval.signInFailed'), error);
          })
        : undefined;
      return api.reviewDeployment(id, {
        decision,
        ...(comment && { comment }),
        ...(githubToken && { githubToken }),
      });
    },
    onSuccess,
    // Refused because somebody else was quicker: show what they decided.
    onError: () => client.invalidateQueries({ queryKey: ['deployment', id] }),
  });
  return { review, canSignIn: gitHub !== undefined };
}
