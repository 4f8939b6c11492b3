import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** The declared networks of all environments of one project. */
export function useProjectTopology(entityRef: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['project-topology', entityRef],
    queryFn: ({ signal }) => api.getProjectTopology(entityRef, { signal }),
    // It only changes with a commit.
    staleTime: 60_000,
  });
}
