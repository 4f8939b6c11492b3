/**
 * Names of what comes with a catalog.
 *
 * @public
 */
export interface CatalogResourceNames {
  bucket: string;
  role: string;
  storageCredential: string;
  externalLocation: string;
}

/**
 * The names of a catalog's bucket, role, credential and location. A catalog's
 * name is unique in its metastore, so they need no other prefix; bucket and role
 * live in the AWS account and take `-` for `_`, which buckets do not know.
 */
export function catalogResourceNames(
  catalogName: string,
  awsAccountId: string,
): CatalogResourceNames {
  const prefix = `${catalogName.replace(/_/g, '-')}-catalog`;
  return {
    bucket: `${prefix}-${awsAccountId}`,
    role: prefix,
    storageCredential: `${catalogName}_catalog`,
    externalLocation: `${catalogName}_catalog`,
  };
}
