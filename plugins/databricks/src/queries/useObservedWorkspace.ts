import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** The network around a workspace as it is; waits until the workspace is known. */
export function useObservedWorkspace(workspaceId: string | undefined) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['observed-workspace', workspaceId],
    queryFn: ({ signal }) =>
      api.getWorkspaceTopology(workspaceId ?? '', { signal }),
    enabled: workspaceId !== undefined,
    // The backend reads AWS every few minutes.
    staleTime: 60_000,
  });
}
