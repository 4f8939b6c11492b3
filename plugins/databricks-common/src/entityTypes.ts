/**
 * Values of `spec.type` of the Resources that stand for Databricks things.
 *
 * @public
 */
export const entityTypes = {
  environment: 'databricks-environment',
  sharedStack: 'databricks-shared-stack',
  account: 'databricks-account',
  workspace: 'databricks-workspace',
  metastore: 'databricks-metastore',
  catalog: 'databricks-catalog',
  schema: 'databricks-schema',
  warehouse: 'databricks-warehouse',
  vpc: 'aws-vpc',
} as const;
