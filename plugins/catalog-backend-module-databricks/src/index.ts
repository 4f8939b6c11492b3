/**
 * Backstage catalog module: the workspaces, metastores and catalogs of Databricks
 * accounts as entities.
 *
 * @packageDocumentation
 */
export { catalogModuleDatabricks as default } from './module';
export { DatabricksEntityProvider } from './provider/DatabricksEntityProvider';
export type { KnowsEntities } from './read/AccountReader';
