import { useApi } from '@backstage/core-plugin-api';
import type {
  UnityLineage,
  UnityLineageRequest,
} from '@lakeport/backstage-plugin-databricks-common';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useRefreshPress } from './useRefreshPress';
import { useUnityOptions } from './useUnityOptions';

/** The answers beside the queries: they stay the same objects until one of them changes. */
function combine(queries: UseQueryResult<UnityLineage>[]) {
  return { queries, answers: queries.map(({ data }) => data) };
}

/** One step of lineage for each table or column that is asked about. */
export function useLineageSteps(requests: readonly UnityLineageRequest[]) {
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  const { isPressed, pressing } = useRefreshPress();
  const { queries, answers } = useQueries({
    queries: requests.map(request => ({
      queryKey: ['unity', 'lineage', request],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        api.getUnityLineage(request, {
          ...(await optionsOf(signal)),
          refresh: isPressed(JSON.stringify(request)),
        }),
      staleTime: 60_000,
      refetchInterval: ({
        state: { data },
      }: {
        state: { data?: UnityLineage };
      }) => refreshedSoon(data && [data]),
    })),
    combine,
  });
  const pressed = useMemo(
    () =>
      queries.map(
        (query, index): UseQueryResult<UnityLineage> =>
          Object.assign({}, query, {
            refetch: pressing(query.refetch, JSON.stringify(requests[index])),
          }),
      ),
    [queries, requests, pressing],
  );
  return { queries: pressed, answers };
}
