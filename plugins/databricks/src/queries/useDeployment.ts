import { useApi } from '@backstage/core-plugin-api';
import { isFinished } from '@lakeport/backstage-plugin-databricks-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { pollInterval } from './pollInterval';

/** How often an active deployment is read again, in milliseconds. */
const ACTIVE = { quick: 2_000, withSignals: 10_000 };

/** One deployment with jobs and steps; followed until it is finished. */
export function useDeployment(id: string) {
  const api = useApi(databricksApiRef);
  const client = useQueryClient();
  return useQuery({
    queryKey: ['deployment', id],
    queryFn: ({ signal }) => api.getDeployment(id, { signal }),
    refetchInterval: ({ state: { data, error } }) => {
      // One that cannot be read at all is read again by hand.
      const isOver = data ? isFinished(data) : error !== null;
      return isOver ? false : pollInterval(client, ACTIVE);
    },
  });
}
