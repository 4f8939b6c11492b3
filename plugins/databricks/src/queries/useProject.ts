import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** One project with its environments side by side. */
export function useProject(entityRef: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['project', entityRef],
    queryFn: ({ signal }) => api.getProject(entityRef, { signal }),
  });
}
