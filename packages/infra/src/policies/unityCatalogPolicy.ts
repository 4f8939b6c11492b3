import { PolicyDocument, PolicyStatement } from './PolicyDocument';

/**
 * What the role of a storage credential may do: read and write one bucket or one
 * folder of it, and assume itself. The statements for managed file events (SQS and
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
}): PolicyDocument {
  const { bucketArn, roleArn, kmsKeyArn } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      ...storage(bucketArn, options.prefix),
      ...(kmsKeyArn === undefined
        ? []
        : [
            {
              Sid: 'CatalogStorageKey',
              Effect: 'Allow' as const,
              Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
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

const ABOUT_BUCKET = ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'];
const ABOUT_OBJECTS = [
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:GetObject',
  's3:ListMultipartUploadParts',
  's3:PutObject',
];

function storage(
  bucketArn: string,
  prefix: string | undefined,
): PolicyStatement[] {
  if (!prefix) {
    return [
      {
        Sid: 'CatalogStorage',
        Effect: 'Allow',
        Action: [...ABOUT_BUCKET, ...ABOUT_OBJECTS, 's3:ListBucket'].sort(),
        Resource: [bucketArn, `${bucketArn}/*`],
      },
    ];
  }
  return [
    {
      Sid: 'CatalogBucket',
      Effect: 'Allow',
      Action: ABOUT_BUCKET,
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
      Action: ABOUT_OBJECTS,
      Resource: `${bucketArn}/${prefix}/*`,
    },
  ];
}
