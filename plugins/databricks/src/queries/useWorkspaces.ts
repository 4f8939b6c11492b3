import { useApi } from '@backstage/core-plugin-api';
import type { WorkspaceFilter } from '@lakeport/backstage-plugin-databricks-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** A page of the workspaces that the reader may see, over all accounts. */
export function useWorkspaces(filter: WorkspaceFilter) {
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['workspaces', filter],
    queryFn: ({ signal }) => api.getWorkspaces({ filter, signal }),
    placeholderData: keepPreviousData,
  });
}
