import { useApi } from '@backstage/core-plugin-api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { appendLog, type ReadLog } from './appendLog';

/** How often a log that is not complete is asked for more, in milliseconds. */
const INTERVAL = 2_500;

/** The log of a job; only what is new is asked for. */
export function useDeploymentLog(id: string, job: string) {
  const api = useApi(databricksApiRef);
  const client = useQueryClient();
  const queryKey = ['deployment-log', id, job];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      let log = client.getQueryData<ReadLog>(queryKey);
      for (;;) {
        const after = log?.next ?? 0;
        const page = await api.getDeploymentLog(id, { job, after }, { signal });
        log = appendLog(log, page);
        if (page.complete || page.problem || page.next <= after) {
          return log;
        }
      }
    },
    refetchInterval: ({ state: { data, error } }) =>
      error || data?.complete || data?.problem ? false : INTERVAL,
  });
}
