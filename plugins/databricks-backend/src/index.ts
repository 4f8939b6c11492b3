/**
 * Backstage backend plugin: Databricks workspaces, environments, topology and
 * deployments.
 *
 * @packageDocumentation
 */
export { databricksPlugin as default } from './plugin';
