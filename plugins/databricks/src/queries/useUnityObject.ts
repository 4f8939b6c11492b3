import { useApi } from '@backstage/core-plugin-api';
import type { UnityObjectRequest } from '@lakeport/backstage-plugin-databricks-common';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useUnityOptions } from './useUnityOptions';

/** One object of Unity Catalog with all that is told of it. */
export function useUnityObject(request: UnityObjectRequest) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  return useQuery({
    queryKey: ['unity', 'object', request],
    queryFn: async ({ signal }) =>
      api.getUnityObject(request, await optionsOf(signal)),
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data && [data]),
  });
}
