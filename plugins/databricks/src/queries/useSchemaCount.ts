import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { useUnityOptions } from './useUnityOptions';

/** As many are counted; beyond it is told that there are more. */
const MOST = 200;

/** How many schemas a catalog has that the reader may see, or that it has at least so many. */
export function useSchemaCount(request: {
  metastore: string;
  catalog: string;
}) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  return useQuery({
    queryKey: ['unity', 'schema-count', request],
    queryFn: async ({ signal }) => {
      const { items, nextPageToken } = await api.listUnityObjects(
        { ...request, kind: 'schema', limit: MOST },
        await optionsOf(signal),
      );
      return { count: items.length, isAll: nextPageToken === undefined };
    },
    staleTime: 60_000,
  });
}
