import { useApi } from '@backstage/core-plugin-api';
import { isFinished } from '@lakeport/backstage-plugin-databricks-common';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

const ACTIVE_INTERVAL = 2_000;

/** One deployment with jobs and steps; read every two seconds until it is finished. */
export function useDeployment(id: string) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['deployment', id],
    queryFn: ({ signal }) => api.getDeployment(id, { signal }),
    refetchInterval: ({ state: { data, error } }) => {
      if (data) {
        return isFinished(data) ? false : ACTIVE_INTERVAL;
      }
      // One that cannot be read at all is read again by hand.
      return error ? false : ACTIVE_INTERVAL;
    },
  });
}
