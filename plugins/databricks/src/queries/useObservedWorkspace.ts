import { useApi } from '@backstage/core-plugin-api';
import { databricksApiRef } from '../api/databricksApiRef';
import { useSourceQuery } from './useSourceQuery';

/** The network around a workspace as it is; waits until the workspace is known. */
export function useObservedWorkspace(workspaceId: string | undefined) {
  const api = useApi(databricksApiRef);
  return useSourceQuery({
    queryKey: ['observed-workspace', workspaceId],
    queryFn: how => api.getWorkspaceTopology(workspaceId ?? '', how),
    enabled: workspaceId !== undefined,
    // The backend reads AWS every few minutes.
    staleTime: 60_000,
  });
}
