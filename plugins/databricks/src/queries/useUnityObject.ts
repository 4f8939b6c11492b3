import { useApi } from '@backstage/core-plugin-api';
import type { UnityObjectRequest } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useSourceQuery } from './useSourceQuery';
import { useUnityOptions } from './useUnityOptions';

/** One object of Unity Catalog with all that is told of it. */
export function useUnityObject(request: UnityObjectRequest) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  return useSourceQuery({
    queryKey: ['unity', 'object', request],
    queryFn: async ({ signal, refresh }) =>
      api.getUnityObject(request, {
        ...(await optionsOf(signal)),
        refresh,
      }),
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data && [data]),
  });
}
