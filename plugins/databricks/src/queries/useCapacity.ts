import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** Free addresses of a workspace's subnets against what its compute may still start; waits until the workspace is known. */
export function useCapacity(workspaceId: string | undefined) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['workspace-capacity', workspaceId],
    queryFn: ({ signal }) => api.getCapacity(workspaceId ?? '', { signal }),
    enabled: workspaceId !== undefined,
    staleTime: 60_000,
  });
}
