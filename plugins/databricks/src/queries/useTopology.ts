import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** Declared network, address plan and cost of one environment. */
export function useTopology(entityRef: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['topology', entityRef],
    queryFn: ({ signal }) => api.getTopology(entityRef, { signal }),
    // It only changes with a commit.
    staleTime: 60_000,
  });
}
