import type { paths } from './generated/openapi';

/**
 * Parameters, bodies and answers of the Databricks plugin's REST API by path, as
 * `openapi-typescript` makes them of its OpenAPI document.
 *
 * @public
 */
export type DatabricksApiPaths = paths;
