import { useApi } from '@backstage/core-plugin-api';
import type {
  UnityColumnTagPage,
  UnityColumnTagRequest,
} from '@lakeport/backstage-plugin-databricks-common';
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useRefreshPress } from './useRefreshPress';
import { useUnityOptions } from './useUnityOptions';

/** As many as one question may ask for. */
const COLUMNS = 100;

/** The tags of a table's columns, which are read once `enabled`, some columns at a time. */
export function useUnityColumnTags(
  table: Omit<UnityColumnTagRequest, 'limit' | 'offset'>,
  options: { enabled: boolean },
) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  const { isPressed, pressing } = useRefreshPress();
  const query = useInfiniteQuery<
    UnityColumnTagPage,
    Error,
    InfiniteData<UnityColumnTagPage, number>,
    readonly unknown[],
    number
  >({
    queryKey: ['unity', 'column-tags', table],
    queryFn: async ({ pageParam, signal }) =>
      api.listUnityColumnTags(
        {
          ...table,
          limit: COLUMNS,
          ...(pageParam > 0 && { offset: pageParam }),
        },
        { ...(await optionsOf(signal)), refresh: isPressed() },
      ),
    initialPageParam: 0,
    getNextPageParam: (page, _, offset) => {
      const next = offset + page.items.length;
      return page.items.length > 0 && next < page.totalItems ? next : undefined;
    },
    enabled: options.enabled,
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data?.pages),
  });
  const { refetch } = query;
  const again = useMemo(() => pressing(refetch), [pressing, refetch]);
  return Object.assign({}, query, { refetch: again });
}
