/**
 * Annotations that tie catalog entities to Databricks and to the repository
 * they come from.
 *
 * @public
 */
export const annotations = {
  /** URL of the `platform.yaml` that declares the platform. */
  platformFile: 'lakeport.dev/platform-file',
  /** Name of the platform that a project is onboarded to. */
  platform: 'lakeport.dev/platform',
  /** URL of the `lakeport.yaml` that declares the project or the environment. */
  projectFile: 'lakeport.dev/project-file',
  /** `<project>/<environment>`. */
  environment: 'lakeport.dev/environment',
  /** Security profile of an environment, for permission rules. */
  securityProfile: 'lakeport.dev/security-profile',
  /** Databricks workspace id, a 64-bit number as a string. */
  workspaceId: 'lakeport.dev/workspace-id',
  /** Databricks account id. */
  accountId: 'lakeport.dev/account-id',
  /** Unity Catalog metastore id. */
  metastoreId: 'lakeport.dev/metastore-id',
  /** Name of a Unity Catalog catalog. */
  catalog: 'lakeport.dev/catalog',
  /** AWS VPC id. */
  vpcId: 'lakeport.dev/vpc-id',
  /** Name of a schema of the catalog. */
  schema: 'lakeport.dev/schema',
  /** Id of a SQL warehouse. */
  warehouseId: 'lakeport.dev/warehouse-id',
  /** AWS account id, twelve digits. */
  awsAccountId: 'lakeport.dev/aws-account-id',
  /** AWS region. */
  region: 'lakeport.dev/region',
  /** Who owns the object in Databricks: a user's name, a group's, or an application id. */
  databricksOwner: 'lakeport.dev/databricks-owner',
  /** Which workspaces see a catalog: OPEN (all of its metastore) or ISOLATED. */
  isolationMode: 'lakeport.dev/isolation-mode',
} as const;
