import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** What a workspace has cost, or why that is not known. */
export function useWorkspaceCost(workspaceId: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['workspace-cost', workspaceId],
    queryFn: ({ signal }) => api.getWorkspaceCost(workspaceId, { signal }),
    // The backend asks a warehouse that costs money a few times a day.
    staleTime: 300_000,
  });
}
