import { useApi } from '@backstage/core-plugin-api';
import type { ClusterPage } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { usePages } from './usePages';

/** The clusters of a workspace, a page at a time. */
export function useClusters(workspaceId: string) {
  const api = useApi(databricksApiRef);
  return usePages<ClusterPage>(
    ['workspace-clusters', workspaceId],
    (request, options) => api.listClusters(workspaceId, request, options),
  );
}
