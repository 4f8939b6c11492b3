import { useApi } from '@backstage/core-plugin-api';
import type { WarehousePage } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { usePages } from './usePages';

/** The SQL warehouses of a workspace, a page at a time. */
export function useWarehouses(workspaceId: string) {
  const api = useApi(databricksApiRef);
  return usePages<WarehousePage>(
    ['workspace-warehouses', workspaceId],
    (request, options) => api.listWarehouses(workspaceId, request, options),
  );
}
