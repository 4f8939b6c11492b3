import { useApi } from '@backstage/core-plugin-api';
import type { NetworkTopologyFilter } from '@lakeport/backstage-plugin-databricks-common';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** The VPCs of accounts and regions as they are, in one graph. */
export function useObservedNetworks(filter: NetworkTopologyFilter) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['observed-networks', filter],
    queryFn: ({ signal }) => api.getNetworkTopology(filter, { signal }),
    // The backend reads AWS every few minutes.
    staleTime: 60_000,
  });
}
