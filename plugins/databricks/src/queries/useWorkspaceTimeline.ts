import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** Statuses of a workspace beside the deployments of its environment. */
export function useWorkspaceTimeline(workspaceId: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['workspace-timeline', workspaceId],
    queryFn: ({ signal }) => api.getWorkspaceTimeline(workspaceId, { signal }),
  });
}
