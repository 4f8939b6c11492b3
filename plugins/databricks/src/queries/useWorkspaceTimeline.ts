import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { isMoving } from './isMoving';

/** How often a workspace that is being changed is looked at again, in milliseconds. */
const ACTIVE = 15_000;
/** Statuses of a workspace beside the deployments of its environment; followed while something goes on. */
export function useWorkspaceTimeline(workspaceId: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['workspace-timeline', workspaceId],
    queryFn: ({ signal }) => api.getWorkspaceTimeline(workspaceId, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data && isMoving(data) ? ACTIVE : false,
  });
}
