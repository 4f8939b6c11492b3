import { useApi } from '@backstage/core-plugin-api';
import { isFinished } from '@lakeport/backstage-plugin-databricks-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** How often a list with an active deployment is read again, in milliseconds. */
const ACTIVE_INTERVAL = 2_500;
/** How often a quiet list is read again: somebody else may have started one. */
const QUIET_INTERVAL = 30_000;

/** A page of an environment's deployments, the newest first; follows the active ones. */
export function useDeployments(request: {
  entityRef: string;
  limit: number;
  offset: number;
}) {
  const { entityRef, limit, offset } = request;
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['deployments', entityRef, limit, offset],
    queryFn: ({ signal }) =>
      api.listDeployments({ entityRef, limit, offset }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: query =>
      query.state.data?.items.some(item => !isFinished(item))
        ? ACTIVE_INTERVAL
        : QUIET_INTERVAL,
  });
}
