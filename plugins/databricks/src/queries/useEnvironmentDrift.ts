import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** What the last comparison of an environment with its repository found. */
export function useEnvironmentDrift(entityRef: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['drift', entityRef],
    queryFn: ({ signal }) => api.getEnvironmentDrift(entityRef, { signal }),
    // It is compared once a day.
    staleTime: 60_000,
  });
}
