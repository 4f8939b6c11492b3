import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** Workspace and catalogs of one environment. */
export function useEnvironment(entityRef: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['environment', entityRef],
    queryFn: ({ signal }) => api.getEnvironment(entityRef, { signal }),
  });
}
