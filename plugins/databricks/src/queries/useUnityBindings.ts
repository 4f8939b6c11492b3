import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useSourceQuery } from './useSourceQuery';
import { useUnityOptions } from './useUnityOptions';

/** One page of catalogs with the workspaces that may use them. */
export function useUnityBindings(request: {
  metastore: string;
  q?: string;
  workspace?: string;
  pageToken?: string;
  limit?: number;
}) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  return useSourceQuery({
    queryKey: ['unity', 'bindings', request],
    queryFn: async ({ signal, refresh }) =>
      api.listUnityBindings(request, {
        ...(await optionsOf(signal)),
        refresh,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data && [data]),
  });
}
