import { useApi } from '@backstage/core-plugin-api';
import { databricksApiRef } from '../api/databricksApiRef';
import { useSourceQuery } from './useSourceQuery';

/** The accounts and workspaces that the portal reads, and whether it can. */
export function useSources() {
  const api = useApi(databricksApiRef);
  return useSourceQuery({
    queryKey: ['sources'],
    queryFn: how => api.listSources(how),
    staleTime: 60_000,
  });
}
