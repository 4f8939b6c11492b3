import type { PageRequest } from '@lakeport/backstage-plugin-databricks-common';
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';

/** A list that the backend cuts into pages, each of which names the next one. */
export function usePages<TPage extends { nextPageToken?: string }>(
  queryKey: readonly string[],
  read: (
    request: PageRequest,
    options: { signal: AbortSignal },
  ) => Promise<TPage>,
) {
  return useInfiniteQuery<
    TPage,
    Error,
    InfiniteData<TPage, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      read(pageParam === undefined ? {} : { pageToken: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: page => page.nextPageToken,
    staleTime: 30_000,
  });
}
