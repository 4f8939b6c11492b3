import { PolicyDocument, PolicyStatement } from './PolicyDocument';

interface Actions {
  readonly bucket: readonly string[];
  readonly objects: readonly string[];
  readonly key: readonly string[];
}

const ACTIONS: Readonly<Record<'read' | 'read-write', Actions>> = {
  read: {
    bucket: ['s3:GetBucketLocation'],
    objects: ['s3:GetObject'],
    key: ['kms:Decrypt'],
  },
  'read-write': {
    bucket: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
    objects: [
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:GetObject',
      's3:ListMultipartUploadParts',
      's3:PutObject',
    ],
    key: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
  },
};

/**
 * What the role of a storage credential may do: read and write, or only read, one
 * bucket or one folder of it, and assume itself. The statements for managed file events (SQS and
 * SNS) are left out because no external location here turns file events on.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_unity_catalog_policy`, 2026-08-19.
 *
 * @public
 */
export function unityCatalogPolicy(options: {
  bucketArn: string;
  roleArn: string;
  /** The folder that it is limited to, without slashes around it. */
  prefix?: string;
  /** The key of the bucket, if it has one of the customer's. */
  kmsKeyArn?: string;
  /** Both, if left out. */
  access?: 'read' | 'read-write';
}): PolicyDocument {
  const { access = 'read-write', bucketArn, roleArn, kmsKeyArn } = options;
  const actions = ACTIONS[access];
  return {
    Version: '2012-10-17',
    Statement: [
      ...storage(bucketArn, options.prefix, actions),
      ...(kmsKeyArn === undefined
        ? []
        : [
            {
              Sid: 'CatalogStorageKey',
              Effect: 'Allow' as const,
              Action: actions.key,
              Resource: kmsKeyArn,
            },
          ]),
      {
        Sid: 'ExplicitSelfRoleAssumption',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: roleArn,
      },
    ],
  };
}

function storage(
  bucketArn: string,
  prefix: string | undefined,
  { bucket, objects }: Actions,
): PolicyStatement[] {
  if (!prefix) {
    return [
      {
        Sid: 'CatalogStorage',
        Effect: 'Allow',
        Action: [...bucket, ...objects, 's3:ListBucket'].sort(),
        Resource: [bucketArn, `${bucketArn}/*`],
      },
    ];
  }
  return [
    {
      Sid: 'CatalogBucket',
      Effect: 'Allow',
      Action: bucket,
      Resource: bucketArn,
    },
    {
      Sid: 'CatalogFolderList',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucketArn,
      Condition: { StringLike: { 's3:prefix': [prefix, `${prefix}/*`] } },
    },
    {
      Sid: 'CatalogFolder',
      Effect: 'Allow',
      Action: objects,
      Resource: `${bucketArn}/${prefix}/*`,
    },
  ];
}
