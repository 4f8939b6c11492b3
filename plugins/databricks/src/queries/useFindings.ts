import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** What the rules find in what one environment declares. */
export function useFindings(entityRef: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['findings', entityRef],
    queryFn: ({ signal }) => api.getFindings(entityRef, { signal }),
    // They only change with a commit, or with the day.
    staleTime: 60_000,
  });
}
