import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** The accounts and workspaces that the portal reads, and whether it can. */
export function useSources() {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => api.listSources({ signal }),
    staleTime: 60_000,
  });
}
