import { useApi } from '@backstage/core-plugin-api';
import { databricksApiRef } from '../api/databricksApiRef';
import { useSourceQuery } from './useSourceQuery';

/** Free addresses of a workspace's subnets against what its compute may still start; waits until the workspace is known. */
export function useCapacity(workspaceId: string | undefined) {
  const api = useApi(databricksApiRef);
  return useSourceQuery({
    queryKey: ['workspace-capacity', workspaceId],
    queryFn: how => api.getCapacity(workspaceId ?? '', how),
    enabled: workspaceId !== undefined,
    staleTime: 60_000,
  });
}
