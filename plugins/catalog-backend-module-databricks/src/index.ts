/**
 * Backstage catalog module: Databricks accounts with their workspaces, metastores
 * and catalogs, and the VPCs around them, as entities.
 *
 * @packageDocumentation
 */
export type { DatabricksEntityFacts } from './estate/DatabricksEntityFacts';
export type { EstateMetastore } from './estate/EstateMetastore';
export type { EstateWorkspace } from './estate/EstateWorkspace';
export type {
  DatabricksEntityTransformer,
  DatabricksEntityTransformers,
} from './extension/DatabricksEntityTransformers';
export {
  databricksEntityTransformersExtensionPoint,
  type DatabricksEntityTransformersExtensionPoint,
} from './extension/databricksEntityTransformersExtensionPoint';
export { catalogModuleDatabricks as default } from './module';
