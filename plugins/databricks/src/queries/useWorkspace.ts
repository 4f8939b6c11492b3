import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** A workspace with all that it was made from; waits until the workspace is known. */
export function useWorkspace(workspaceId: string | undefined) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['workspace', workspaceId],
    queryFn: ({ signal }) => api.getWorkspace(workspaceId ?? '', { signal }),
    enabled: workspaceId !== undefined,
    staleTime: 30_000,
  });
}
