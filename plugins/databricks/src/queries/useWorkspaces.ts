import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** Every workspace that the reader may see. */
export function useWorkspaces() {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['workspaces'],
    queryFn: ({ signal }) => api.getWorkspaces({ signal }),
  });
}
