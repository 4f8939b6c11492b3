import { useApi } from '@backstage/core-plugin-api';
import type { NetworkFilter } from '@lakeport/backstage-plugin-databricks-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** A page of the VPCs of the configured AWS accounts. */
export function useNetworks(filter: NetworkFilter) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['networks', filter],
    queryFn: ({ signal }) => api.listNetworks(filter, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
