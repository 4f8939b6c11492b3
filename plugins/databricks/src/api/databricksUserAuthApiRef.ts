import {
  createApiRef,
  type ApiRef,
  type OAuthApi,
} from '@backstage/core-plugin-api';

/**
 * Signs a person in to Databricks. An app provides it where the backend reads
 * Unity Catalog with people's own rights (`user` as
 * `databricks.unityCatalog.readAs`); all others can do without. Its access token goes to the Databricks
 * backend with every question about Unity Catalog and is kept nowhere else. Which
 * scopes it asks for is up to the app; what is no query needs `all-apis`
 * (Databricks documentation, "Enable custom OAuth applications", 2026).
 *
 * @public
 */
export const databricksUserAuthApiRef: ApiRef<OAuthApi> =
  createApiRef<OAuthApi>({ id: 'plugin.databricks.user-auth' });
