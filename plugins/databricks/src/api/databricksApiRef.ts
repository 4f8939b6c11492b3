import { createApiRef } from '@backstage/core-plugin-api';
import type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';

/**
 * What the Databricks pages read. The default implementation asks the backend
 * plugin; replace it to take the data from elsewhere.
 *
 * @public
 */
export const databricksApiRef = createApiRef<DatabricksApi>({
  id: 'plugin.databricks.service',
});
