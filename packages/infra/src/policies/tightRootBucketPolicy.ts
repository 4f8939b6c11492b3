import { databricksPrincipals } from './databricksPrincipals';
import { databricksRegionName } from './databricksRegionName';
import { denyInsecureTransport } from './denyInsecureTransport';
import { PolicyDocument } from './PolicyDocument';

/**
 * Access to the root bucket of one workspace: Databricks' control plane reads
 * the bucket, and writes and deletes only where this workspace keeps its
 * things. It needs the workspace's id, so it takes the place of
 * `rootBucketPolicy` once the workspace is there.
 *
 * Source: databricks/terraform-databricks-sra, aws/tf, root bucket policy,
 * 2026-07-23.
 *
 * @public
 */
export function tightRootBucketPolicy(options: {
  bucketArn: string;
  databricksAccountId: string;
  workspaceId: string;
  region: string;
}): PolicyDocument {
  const { bucketArn, databricksAccountId, workspaceId } = options;
  const home = `${databricksRegionName(options.region) ?? '*'}-prod`;
  const principal = { AWS: databricksPrincipals.accountRoot };
  const forThisAccount = {
    StringEquals: {
      'aws:PrincipalTag/DatabricksAccountId': databricksAccountId,
    },
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DatabricksReads',
        Effect: 'Allow',
        Principal: principal,
        Action: [
          's3:GetBucketLocation',
          's3:GetObject',
          's3:GetObjectVersion',
          's3:ListBucket',
        ],
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: forThisAccount,
      },
      {
        Sid: 'DatabricksWritesOfWorkspace',
        Effect: 'Allow',
        Principal: principal,
        Action: ['s3:DeleteObject', 's3:PutObject'],
        Resource: [
          `${home}/0_databricks_dev`,
          `ephemeral/${home}/${workspaceId}/*`,
          `${home}/${workspaceId}.*/*`,
          `${home}/${workspaceId}/*`,
        ].map(path => `${bucketArn}/${path}`),
        Condition: forThisAccount,
      },
      denyInsecureTransport(bucketArn),
    ],
  };
}
