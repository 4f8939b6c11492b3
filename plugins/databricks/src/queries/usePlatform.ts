import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** What one platform's file says, and the pull requests that wait for it. */
export function usePlatform(entityRef: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['platform', entityRef],
    queryFn: ({ signal }) => api.getPlatform(entityRef, { signal }),
  });
}
