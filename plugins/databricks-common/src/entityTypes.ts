/**
 * Values of `spec.type` of the Resources that stand for Databricks things.
 *
 * @public
 */
export const entityTypes = {
  environment: 'databricks-environment',
  workspace: 'databricks-workspace',
  metastore: 'databricks-metastore',
  catalog: 'databricks-catalog',
} as const;
