import { useApi } from '@backstage/core-plugin-api';
import type { NetworkTopologyFilter } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { useSourceQuery } from './useSourceQuery';

/** The VPCs of accounts and regions as they are, in one graph. */
export function useObservedNetworks(filter: NetworkTopologyFilter) {
  const api = useApi(databricksApiRef);
  return useSourceQuery({
    queryKey: ['observed-networks', filter],
    queryFn: how => api.getNetworkTopology(filter, how),
    // The backend reads AWS every few minutes.
    staleTime: 60_000,
  });
}
