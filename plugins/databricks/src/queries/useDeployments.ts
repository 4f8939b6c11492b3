import { useApi } from '@backstage/core-plugin-api';
import {
  isFinished,
  type DeploymentFilter,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  keepPreviousData,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { pollInterval } from './pollInterval';

/** How often a list with an active deployment is read again, in milliseconds. */
const ACTIVE = { quick: 2_500, withSignals: 15_000 };
/** How often a quiet list is read again: somebody else may have started one. */
const QUIET = 30_000;

/** A page of deployments, the newest first; follows the active ones. */
export function useDeployments(
  request: DeploymentFilter & { limit: number; offset: number },
) {
  const api = useApi(databricksApiRef);
  const client = useQueryClient();
  return useQuery({
    queryKey: ['deployments', request],
    queryFn: ({ signal }) => api.listDeployments(request, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: query =>
      query.state.data?.items.some(item => !isFinished(item))
        ? pollInterval(client, ACTIVE)
        : QUIET,
  });
}
