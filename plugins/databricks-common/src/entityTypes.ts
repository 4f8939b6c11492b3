/**
 * Values of `spec.type` of the Resources that stand for Databricks things.
 *
 * @public
 */
export const entityTypes = {
  environment: 'databricks-environment',
  account: 'databricks-account',
  workspace: 'databricks-workspace',
  metastore: 'databricks-metastore',
  catalog: 'databricks-catalog',
  schema: 'databricks-schema',
  warehouse: 'databricks-warehouse',
  vpc: 'aws-vpc',
} as const;
