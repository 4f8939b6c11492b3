import { useApi } from '@backstage/core-plugin-api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { pollInterval } from './pollInterval';

/** How often it is read again while something is under way, in milliseconds. */
const ACTIVE = { quick: 5_000, withSignals: 30_000 };
/** How often it is read again while nothing is. */
const QUIET = 30_000;

/** What may be started on an environment, why not the rest, and who approves. */
export function useEnvironmentOperations(entityRef: string) {
  const api = useApi(databricksApiRef);
  const client = useQueryClient();
  return useQuery({
    queryKey: ['operations', entityRef],
    queryFn: ({ signal }) =>
      api.getEnvironmentOperations(entityRef, { signal }),
    refetchInterval: query =>
      query.state.data?.active ? pollInterval(client, ACTIVE) : QUIET,
  });
}
