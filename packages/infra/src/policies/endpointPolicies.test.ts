import { kinesisEndpointPolicy } from './kinesisEndpointPolicy';
import { s3EndpointPolicy } from './s3EndpointPolicy';
import { stsEndpointPolicy } from './stsEndpointPolicy';

const OWN = '100000000002';
const DATABRICKS = '414351767826';
const READ = [
  's3:GetBucketLocation',
  's3:GetObject',
  's3:GetObjectVersion',
  's3:ListBucket',
];
const WRITE = [...READ, 's3:DeleteObject', 's3:PutObject'];

function statements(options: Partial<Parameters<typeof s3EndpointPolicy>[0]>) {
  return s3EndpointPolicy({
    region: 'us-east-1',
    awsAccountId: OWN,
    rootBucket: 'root',
    catalogBuckets: [],
    instanceProfileBuckets: [],
    ...options,
  }).Statement;
}

const arns = (...buckets: string[]) =>
  buckets.flatMap(name => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]);

describe('s3EndpointPolicy', () => {
  // Bucket group by bucket group, as the security reference architecture has it.
  it.each([
    ['RootBucket', arns('root'), WRITE, { 'aws:PrincipalAccount': DATABRICKS }],
    [
      'CatalogBuckets',
      arns('one', 'two'),
      WRITE,
      { 'aws:PrincipalAccount': OWN, 's3:ResourceAccount': OWN },
    ],
    [
      'DatabricksArtifacts',
      arns('databricks-prod-artifacts-us-east-1'),
      READ,
      { 'aws:ResourceAccount': DATABRICKS },
    ],
    [
      'DatabricksSystemTables',
      arns('system-tables-prod-us-east-1-uc-metastore-bucket'),
      READ,
      { 'aws:PrincipalAccount': DATABRICKS },
    ],
    [
      'DatabricksSampleData',
      arns('databricks-datasets-virginia'),
      READ,
      { 'aws:PrincipalAccount': DATABRICKS },
    ],
    [
      'DatabricksLogs',
      arns('databricks-prod-storage-virginia'),
      ['s3:GetBucketLocation', 's3:ListBucket', 's3:PutObject'],
      { 'aws:PrincipalAccount': DATABRICKS },
    ],
  ])('lets %s through as published', (sid, resources, actions, equals) => {
    const found = statements({ catalogBuckets: ['one', 'two'] });

    expect(found.find(({ Sid }) => Sid === sid)).toEqual({
      Sid: sid,
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: actions,
      Resource: resources,
      Condition: { StringEquals: equals },
    });
    expect(found).toHaveLength(6);
  });

  it('lets instance profiles to their buckets, by what each may do', () => {
    const found = statements({
      instanceProfileBuckets: [
        { name: 'exports', access: 'read' },
        { name: 'imports', access: 'read-write' },
      ],
    });

    expect(
      found
        .filter(({ Sid }) => Sid?.startsWith('InstanceProfile'))
        .map(({ Action, Resource }) => [Action, Resource]),
    ).toEqual([
      [READ, arns('exports')],
      [
        // As the role's own policy, which is more than Databricks publishes.
        [...WRITE, 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        arns('imports'),
      ],
    ]);
  });

  it('lets copies of other regions be read, by the own account', () => {
    expect(
      statements({ replicaBuckets: ['copy'] }).filter(
        ({ Sid }) => Sid === 'ReplicaBuckets',
      ),
    ).toEqual([
      {
        Sid: 'ReplicaBuckets',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: READ,
        Resource: arns('copy'),
        Condition: {
          StringEquals: {
            'aws:PrincipalAccount': OWN,
            's3:ResourceAccount': OWN,
          },
        },
      },
    ]);
  });

  it('lets Unity Catalog to buckets that other accounts share', () => {
    const shared = (name: string, access: 'read' | 'read-write') => ({
      name,
      access,
      awsAccountId: '100000000009',
    });

    expect(
      statements({
        sharedCatalogBuckets: [
          shared('sales', 'read'),
          shared('open', 'read-write'),
        ],
      })
        .filter(({ Sid }) => Sid?.startsWith('SharedCatalog'))
        .map(({ Action, Resource, Condition }) => [
          Action,
          Resource,
          Condition,
        ]),
    ).toEqual(
      [
        [READ, arns('sales')],
        [WRITE, arns('open')],
      ].map(statement => [
        ...statement,
        {
          StringEquals: {
            'aws:PrincipalAccount': '100000000009',
            's3:ResourceAccount': '100000000009',
          },
        },
      ]),
    );
  });

  it('knows regions whose runtime images and data lie elsewhere', () => {
    const of = (region: string, sid: string) =>
      statements({ region }).find(({ Sid }) => Sid === sid)?.Resource;

    expect(of('us-west-1', 'DatabricksArtifacts')).toEqual(
      arns('databricks-prod-artifacts-us-west-2'),
    );
    expect(of('us-west-2', 'DatabricksArtifacts')).toEqual(
      arns('databricks-prod-artifacts-us-west-2', 'databricks-update-oregon'),
    );
    expect(of('ap-southeast-3', 'DatabricksSampleData')).toEqual(
      arns('databricks-datasets-oregon'),
    );
    expect(of('eu-north-1', 'DatabricksLogs')).toBeUndefined();
  });
});

describe('policies of interface endpoints', () => {
  it('lets the own account and Databricks ask STS', () => {
    expect(stsEndpointPolicy({ awsAccountId: OWN }).Statement).toEqual([
      {
        Sid: 'OwnAccount',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${OWN}:root` },
        Action: [
          'sts:AssumeRole',
          'sts:DecodeAuthorizationMessage',
          'sts:GetAccessKeyInfo',
          'sts:GetSessionToken',
          'sts:TagSession',
        ],
        Resource: '*',
      },
      {
        Sid: 'Databricks',
        Effect: 'Allow',
        Principal: {
          AWS: [
            `arn:aws:iam::${DATABRICKS}:user/databricks-datasets-readonly-user-prod`,
            `arn:aws:iam::${DATABRICKS}:root`,
          ],
        },
        Action: ['sts:AssumeRole', 'sts:GetSessionToken', 'sts:TagSession'],
        Resource: '*',
      },
    ]);
  });

  it('lets Databricks write into its own streams', () => {
    expect(kinesisEndpointPolicy({ region: 'us-east-1' }).Statement).toEqual([
      {
        Sid: 'DatabricksStreams',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${DATABRICKS}:root` },
        Action: [
          'kinesis:DescribeStream',
          'kinesis:PutRecord',
          'kinesis:PutRecords',
        ],
        Resource: `arn:aws:kinesis:us-east-1:${DATABRICKS}:stream/*`,
      },
    ]);
  });
});
