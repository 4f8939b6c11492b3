import { useApi } from '@backstage/core-plugin-api';
import type {
  UnityGrantPage,
  UnityObjectRequest,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
} from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useUnityOptions } from './useUnityOptions';

/** Who may do what with an object, a page at a time. */
export function useUnityGrants(
  request: UnityObjectRequest & { principal?: string },
) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  return useInfiniteQuery<
    UnityGrantPage,
    Error,
    InfiniteData<UnityGrantPage, string | undefined>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: ['unity', 'grants', request],
    queryFn: async ({ pageParam, signal }) =>
      api.listUnityGrants(
        { ...request, ...(pageParam && { pageToken: pageParam }) },
        await optionsOf(signal),
      ),
    initialPageParam: undefined,
    getNextPageParam: page => page.nextPageToken,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data?.pages),
  });
}
