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
import { useMemo } from 'react';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useRefreshPress } from './useRefreshPress';
import { useUnityOptions } from './useUnityOptions';

/** Who may do what with an object, a page at a time. */
export function useUnityGrants(
  request: UnityObjectRequest & { principal?: string },
) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  const { isPressed, pressing } = useRefreshPress();
  const query = useInfiniteQuery<
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
        { ...(await optionsOf(signal)), refresh: isPressed() },
      ),
    initialPageParam: undefined,
    getNextPageParam: page => page.nextPageToken,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data?.pages),
  });
  const { refetch } = query;
  const again = useMemo(() => pressing(refetch), [pressing, refetch]);
  return Object.assign({}, query, { refetch: again });
}
