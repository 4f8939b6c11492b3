import { useApi } from '@backstage/core-plugin-api';
import { databricksApiRef } from '../api/databricksApiRef';
import { useSourceQuery } from './useSourceQuery';

/** A workspace with all that it was made from; waits until the workspace is known. */
export function useWorkspace(workspaceId: string | undefined) {
  const api = useApi(databricksApiRef);
  return useSourceQuery({
    queryKey: ['workspace', workspaceId],
    queryFn: how => api.getWorkspace(workspaceId ?? '', how),
    enabled: workspaceId !== undefined,
    staleTime: 30_000,
  });
}
