import { useApi } from '@backstage/core-plugin-api';
import type { NetworkFilter } from '@lakeport/backstage-plugin-databricks-common';
import { keepPreviousData } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { useSourceQuery } from './useSourceQuery';

/** A page of the VPCs of the configured AWS accounts. */
export function useNetworks(filter: NetworkFilter) {
  const api = useApi(databricksApiRef);
  return useSourceQuery({
    queryKey: ['networks', filter],
    queryFn: how => api.listNetworks(filter, how),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
