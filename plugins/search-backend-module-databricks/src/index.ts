/**
 * Backstage search module: Unity Catalog of Databricks accounts in the search box.
 *
 * @packageDocumentation
 */
export type { UnityCatalogDocument } from './documents/UnityCatalogDocument';
export { searchModuleDatabricks as default } from './module';
