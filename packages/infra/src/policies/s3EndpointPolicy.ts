import { bucketArn } from '../storage/bucketArn';
import { databricksBuckets } from './databricksBuckets';
import { databricksPrincipals } from './databricksPrincipals';
import {
  PolicyConditions,
  PolicyDocument,
  PolicyStatement,
} from './PolicyDocument';
import { ReachedBucket } from './ReachedBucket';
import { SharedCatalogBucket } from './SharedCatalogBucket';

const READ = [
  's3:GetBucketLocation',
  's3:GetObject',
  's3:GetObjectVersion',
  's3:ListBucket',
];
const READ_WRITE = [...READ, 's3:DeleteObject', 's3:PutObject'];
// What the role of an instance profile may do to objects, no less.
const WITH_MULTIPART = [
  ...READ_WRITE,
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
];

/**
 * What compute may ask S3 for through the gateway endpoint of its VPC: the
 * buckets of this environment, and those of Databricks that it cannot do
 * without. Everything else in the VPC is cut off from S3 by it, so it is only
 * for VPCs that belong to a workspace alone.
 *
 * Source: databricks/terraform-databricks-sra, aws/tf, endpoint policies,
 * 2026-07-23.
 *
 * @public
 */
export function s3EndpointPolicy(options: {
  region: string;
  awsAccountId: string;
  rootBucket: string;
  catalogBuckets: readonly string[];
  /** Of this account, that zones of other regions are copied to. */
  replicaBuckets?: readonly string[];
  /** Of anybody, that Unity Catalog reaches with a role of this account. */
  placedBuckets?: readonly string[];
  /** Of catalogs that other environments share with this one's workspace. */
  sharedCatalogBuckets?: readonly SharedCatalogBucket[];
  /** What instance profiles give access to; they may be of any account. */
  instanceProfileBuckets: readonly ReachedBucket[];
}): PolicyDocument {
  const { awsAccountId } = options;
  const databricks = databricksPrincipals.awsAccountId;
  const known = databricksBuckets(options.region);
  const byDatabricks = { 'aws:PrincipalAccount': databricks };
  const byOwnAccount = { 'aws:PrincipalAccount': awsAccountId };
  const withinAccount = { ...byOwnAccount, 's3:ResourceAccount': awsAccountId };
  const profileBuckets = (access: ReachedBucket['access']) =>
    [
      ...new Set(
        options.instanceProfileBuckets
          .filter(bucket => bucket.access === access)
          .map(bucket => bucket.name),
      ),
    ].sort();
  return {
    Version: '2012-10-17',
    Statement: [
      ...allow('RootBucket', [options.rootBucket], READ_WRITE, byDatabricks),
      ...allow(
        'CatalogBuckets',
        options.catalogBuckets,
        READ_WRITE,
        withinAccount,
      ),
      ...allow(
        'ReplicaBuckets',
        options.replicaBuckets ?? [],
        READ,
        withinAccount,
      ),
      ...allow(
        'PlacedBuckets',
        options.placedBuckets ?? [],
        READ_WRITE,
        byOwnAccount,
      ),
      ...shared(options.sharedCatalogBuckets ?? []),
      ...allow(
        'InstanceProfileReads',
        profileBuckets('read'),
        READ,
        byOwnAccount,
      ),
      ...allow(
        'InstanceProfileWrites',
        profileBuckets('read-write'),
        WITH_MULTIPART,
        byOwnAccount,
      ),
      // Runtime images are fetched without credentials, so only the owner of
      // the bucket can be asked for.
      ...allow('DatabricksArtifacts', known.artifacts, READ, {
        'aws:ResourceAccount': databricks,
      }),
      ...allow(
        'DatabricksSystemTables',
        [known.systemTables],
        READ,
        byDatabricks,
      ),
      ...allow(
        'DatabricksSampleData',
        known.datasets ? [known.datasets] : [],
        READ,
        byDatabricks,
      ),
      ...allow(
        'DatabricksLogs',
        known.logs ? [known.logs] : [],
        ['s3:GetBucketLocation', 's3:ListBucket', 's3:PutObject'],
        byDatabricks,
      ),
    ],
  };
}

/** Unity Catalog reaches a bucket with a role of the bucket's own account. */
function shared(buckets: readonly SharedCatalogBucket[]): PolicyStatement[] {
  const accounts = [...new Set(buckets.map(bucket => bucket.awsAccountId))];
  return accounts.sort().flatMap(account =>
    (['read', 'read-write'] as const).flatMap(access =>
      allow(
        `SharedCatalog${access === 'read' ? 'Reads' : 'Writes'}${account}`,
        buckets
          .filter(
            bucket =>
              bucket.awsAccountId === account && bucket.access === access,
          )
          .map(({ name }) => name)
          .sort(),
        access === 'read' ? READ : READ_WRITE,
        { 'aws:PrincipalAccount': account, 's3:ResourceAccount': account },
      ),
    ),
  );
}

function allow(
  sid: string,
  buckets: readonly string[],
  actions: readonly string[],
  equals: PolicyConditions[string],
): PolicyStatement[] {
  if (buckets.length === 0) {
    return [];
  }
  return [
    {
      Sid: sid,
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: actions,
      Resource: buckets.flatMap(name => [
        bucketArn(name),
        `${bucketArn(name)}/*`,
      ]),
      Condition: { StringEquals: equals },
    },
  ];
}
