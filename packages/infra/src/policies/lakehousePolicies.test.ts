import { letsIn, mayDo } from '../__testUtils__/iamEvaluation';
import { batchRolePolicy } from './batchRolePolicy';
import { batchRoleTrustPolicy } from './batchRoleTrustPolicy';
import { deliveryRolePolicy } from './deliveryRolePolicy';
import { deliveryRoleTrustPolicy } from './deliveryRoleTrustPolicy';
import { onPremisesEndpointPolicy } from './onPremisesEndpointPolicy';
import { PolicyDocument } from './PolicyDocument';
import { runJobPolicy } from './runJobPolicy';
import { runJobTrustPolicy } from './runJobTrustPolicy';
import { startRunPolicy } from './startRunPolicy';
import { startRunTrustPolicy } from './startRunTrustPolicy';
import { unityCatalogPolicy } from './unityCatalogPolicy';

const OWN = '100000000002';
const OTHER = '100000000003';
const KEY = `arn:aws:kms:us-west-2:${OWN}:key/1111`;
const RAW = 'arn:aws:s3:::payments-dev-raw-zone';
const TRUSTED = 'arn:aws:s3:::payments-dev-trusted-zone';

type Ask = [
  action: string,
  resource: string,
  context?: Readonly<Record<string, string>>,
];

/** What a role with one policy is told otherwise than it should be. */
function wronglyTold(
  policy: PolicyDocument,
  { may, mayNot }: { may: readonly Ask[]; mayNot: readonly Ask[] },
): string[] {
  const told = ([action, resource, context]: Ask) =>
    mayDo({ policies: [policy] }, { action, resource, context });
  return [
    ...may.filter(ask => told(ask) !== 'allowed'),
    ...mayNot.filter(ask => told(ask) !== 'not allowed'),
  ].map(ask => `${ask[0]} on ${ask[1]} is ${told(ask)}`);
}

/** All actions that a policy names. */
function actionsOf({ Statement }: PolicyDocument): string[] {
  return Statement.flatMap(({ Action }) => Action).sort();
}

describe('deliveryRolePolicy', () => {
  const STREAM = `arn:aws:kinesis:us-west-2:${OWN}:stream/payments-dev-orders`;
  const LOGS = `arn:aws:logs:us-west-2:${OWN}:log-group:/aws/kinesisfirehose/payments-dev-orders:log-stream:payments-dev-orders`;
  const policy = (kmsKeyArn?: string) =>
    deliveryRolePolicy({
      streamArn: STREAM,
      bucketArn: RAW,
      folders: ['landing/orders/', 'delivery-errors/orders/'],
      logStreamArn: LOGS,
      kmsKeyArn,
    });

  it('reads its stream, writes its folders and logs', () => {
    expect(
      wronglyTold(policy(), {
        may: [
          ['kinesis:DescribeStream', STREAM],
          ['kinesis:GetRecords', STREAM],
          ['kinesis:GetShardIterator', STREAM],
          ['kinesis:ListShards', STREAM],
          ['s3:GetBucketLocation', RAW],
          ['s3:ListBucketMultipartUploads', RAW],
          ['s3:ListBucket', RAW, { 's3:prefix': 'landing/orders/2026' }],
          ['s3:PutObject', `${RAW}/landing/orders/2026/11/30/00/x.json.gz`],
          ['s3:AbortMultipartUpload', `${RAW}/landing/orders/x`],
          ['s3:GetObject', `${RAW}/landing/orders/x`],
          ['s3:PutObject', `${RAW}/delivery-errors/orders/x`],
          ['logs:PutLogEvents', LOGS],
        ],
        mayNot: [
          ['kinesis:PutRecord', STREAM],
          ['kinesis:GetRecords', STREAM.replace('orders', 'clicks')],
          ['s3:ListBucket', RAW],
          ['s3:ListBucket', RAW, { 's3:prefix': 'landing/' }],
          ['s3:ListBucket', RAW, { 's3:prefix': 'landing/clicks/' }],
          ['s3:PutObject', `${RAW}/landing/clicks/x`],
          ['s3:PutObject', `${RAW}/managed/x`],
          ['s3:GetObject', `${RAW}/managed/x`],
          ['s3:DeleteObject', `${RAW}/landing/orders/x`],
          ['s3:GetObject', `${TRUSTED}/landing/orders/x`],
          ['s3:PutObject', `${TRUSTED}/landing/orders/x`],
          ['s3:ListBucket', TRUSTED, { 's3:prefix': 'landing/orders/' }],
          ['logs:PutLogEvents', LOGS.replace(/orders/g, 'clicks')],
          ['kms:Decrypt', KEY],
        ],
      }),
    ).toEqual([]);
  });

  it('uses the key through Kinesis and S3 only', () => {
    const via = (service: string) => ({
      'kms:ViaService': `${service}.us-west-2.amazonaws.com`,
    });
    expect(
      wronglyTold(policy(KEY), {
        may: [
          ['kms:Decrypt', KEY, via('kinesis')],
          ['kms:GenerateDataKey', KEY, via('s3')],
        ],
        mayNot: [
          ['kms:Decrypt', KEY],
          ['kms:Decrypt', KEY, via('secretsmanager')],
          ['kms:Encrypt', KEY, via('s3')],
          ['kms:Decrypt', KEY.replace('1111', '2222'), via('s3')],
        ],
      }),
    ).toEqual([]);
  });
});

describe('batchRolePolicy', () => {
  const BATCH = 'arn:aws:s3:::payments-dev-batch';
  const policy = (kmsKeyArn?: string) =>
    batchRolePolicy({
      batchBucketArn: BATCH,
      zoneBucketArn: RAW,
      landing: 'landing/',
      kmsKeyArn,
    });

  it('reads manifests, writes reports and puts into the zone', () => {
    expect(
      wronglyTold(policy(), {
        may: [
          ['s3:GetObject', `${BATCH}/manifests/2026.csv`],
          ['s3:GetObjectVersion', `${BATCH}/manifests/2026.csv`],
          ['s3:PutObject', `${BATCH}/reports/job-1/report.csv`],
          ['s3:PutObject', `${RAW}/landing/orders/x.json`],
          ['s3:PutObjectTagging', `${RAW}/landing/orders/x.json`],
        ],
        mayNot: [
          ['s3:PutObject', `${BATCH}/manifests/2026.csv`],
          ['s3:GetObject', `${BATCH}/reports/job-1/report.csv`],
          ['s3:GetObject', `${RAW}/landing/orders/x.json`],
          ['s3:DeleteObject', `${RAW}/landing/orders/x.json`],
          ['s3:PutObject', `${RAW}/managed/x`],
          ['s3:PutObject', `${TRUSTED}/landing/x`],
          ['s3:PutObjectAcl', `${RAW}/landing/x`],
          ['kms:Decrypt', KEY],
        ],
      }),
    ).toEqual([]);
  });

  it('uses the key through S3 only', () => {
    const viaS3 = { 'kms:ViaService': 's3.us-west-2.amazonaws.com' };
    expect(
      wronglyTold(policy(KEY), {
        may: [
          ['kms:Decrypt', KEY, viaS3],
          ['kms:GenerateDataKey', KEY, viaS3],
        ],
        mayNot: [['kms:Decrypt', KEY]],
      }),
    ).toEqual([]);
  });
});

describe('startRunPolicy', () => {
  const MACHINE = `arn:aws:states:us-west-2:${OWN}:stateMachine:payments-dev-lakehouse`;

  it('starts one state machine', () => {
    const policy = startRunPolicy({ stateMachineArn: MACHINE });
    expect(
      wronglyTold(policy, {
        may: [['states:StartExecution', MACHINE]],
        mayNot: [
          ['states:StartExecution', `${MACHINE}-other`],
          ['states:StopExecution', MACHINE],
          ['states:InvokeHTTPEndpoint', MACHINE],
        ],
      }),
    ).toEqual([]);
  });
});

describe('runJobPolicy', () => {
  const MACHINE = `arn:aws:states:us-west-2:${OWN}:stateMachine:payments-dev-lakehouse`;
  const CONNECTION = `arn:aws:events:us-west-2:${OWN}:connection/payments-dev-lakehouse/1111`;
  const SECRET = `arn:aws:secretsmanager:us-west-2:${OWN}:secret:events!connection/payments-dev-lakehouse/1111-abcdef`;
  const ENDPOINT = 'https://dbc-1.cloud.databricks.com/api/2.1/jobs/run-now';
  const policy = runJobPolicy({
    stateMachineArn: MACHINE,
    endpoint: ENDPOINT,
    connectionArn: CONNECTION,
    connectionSecretArn: SECRET,
  });
  const call = (endpoint: string, method = 'POST') => ({
    'states:HTTPEndpoint': endpoint,
    'states:HTTPMethod': method,
  });

  it('posts to one address with one connection', () => {
    expect(
      wronglyTold(policy, {
        may: [
          ['states:InvokeHTTPEndpoint', MACHINE, call(ENDPOINT)],
          ['events:RetrieveConnectionCredentials', CONNECTION],
          ['secretsmanager:GetSecretValue', SECRET],
          ['secretsmanager:DescribeSecret', SECRET],
          ['logs:CreateLogDelivery', '*'],
        ],
        mayNot: [
          ['states:InvokeHTTPEndpoint', MACHINE],
          ['states:InvokeHTTPEndpoint', MACHINE, call(ENDPOINT, 'GET')],
          [
            'states:InvokeHTTPEndpoint',
            MACHINE,
            call('https://dbc-1.cloud.databricks.com/api/2.1/jobs/delete'),
          ],
          [
            'states:InvokeHTTPEndpoint',
            MACHINE,
            call('https://dbc-2.cloud.databricks.com/api/2.1/jobs/run-now'),
          ],
          ['states:InvokeHTTPEndpoint', `${MACHINE}-other`, call(ENDPOINT)],
          ['states:StartExecution', MACHINE],
          [
            'events:RetrieveConnectionCredentials',
            CONNECTION.replace('lakehouse', 'other'),
          ],
          ['secretsmanager:GetSecretValue', SECRET.replace('1111', '2222')],
          [
            'secretsmanager:GetSecretValue',
            `arn:aws:secretsmanager:us-west-2:${OWN}:secret:payments/dev/lakehouse/oauth-abcdef`,
          ],
          ['secretsmanager:PutSecretValue', SECRET],
          ['logs:GetLogEvents', '*'],
        ],
      }),
    ).toEqual([]);
  });

  it('has of what knows no resources nothing but log delivery', () => {
    const everywhere = policy.Statement.filter(
      ({ Resource }) => Resource === '*',
    );

    expect(everywhere.map(({ Sid }) => Sid)).toEqual(['DeliverLogs']);
    expect(
      actionsOf({ ...policy, Statement: everywhere }).filter(
        action => !/^logs:.*(LogDeliver|ResourcePolic|LogGroups)/.test(action),
      ),
    ).toEqual([]);
  });
});

describe('who may assume the roles of a lakehouse', () => {
  const asks = (
    policy: PolicyDocument,
    service: string,
    context: Readonly<Record<string, string>>,
  ) =>
    letsIn(policy, {
      action: 'sts:AssumeRole',
      resource: '*',
      principal: { Service: service },
      context,
    });
  const RULE = `arn:aws:events:us-west-2:${OWN}:rule/payments-dev-lakehouse`;
  const MACHINE = `arn:aws:states:us-west-2:${OWN}:stateMachine:payments-dev-lakehouse`;

  it.each<[string, PolicyDocument, Record<string, string>, string[]]>([
    [
      'firehose.amazonaws.com',
      deliveryRoleTrustPolicy({ awsAccountId: OWN }),
      { 'sts:ExternalId': OWN },
      ['sts:ExternalId'],
    ],
    [
      'batchoperations.s3.amazonaws.com',
      batchRoleTrustPolicy({ awsAccountId: OWN }),
      { 'aws:SourceAccount': OWN },
      ['aws:SourceAccount'],
    ],
    [
      'events.amazonaws.com',
      startRunTrustPolicy({ awsAccountId: OWN, ruleArn: RULE }),
      { 'aws:SourceAccount': OWN, 'aws:SourceArn': RULE },
      ['aws:SourceAccount', 'aws:SourceArn'],
    ],
    [
      'states.amazonaws.com',
      runJobTrustPolicy({ awsAccountId: OWN, stateMachineArn: MACHINE }),
      { 'aws:SourceAccount': OWN, 'aws:SourceArn': MACHINE },
      ['aws:SourceAccount', 'aws:SourceArn'],
    ],
  ])('is %s, for this account', (service, policy, context, keys) => {
    expect(asks(policy, service, context)).toBe('allowed');
    expect(asks(policy, 'ec2.amazonaws.com', context)).toBe('not allowed');
    expect(asks(policy, service, {})).toBe('not allowed');
    for (const key of keys) {
      for (const value of [
        context[key].replace(OWN, OTHER),
        `${context[key]}x`,
      ]) {
        expect(asks(policy, service, { ...context, [key]: value })).toBe(
          'not allowed',
        );
      }
    }
  });
});

describe('unityCatalogPolicy of a folder', () => {
  it('reaches that folder and nothing beside it', () => {
    const LAKE = 'arn:aws:s3:::lake';
    expect(
      wronglyTold(
        unityCatalogPolicy({
          bucketArn: LAKE,
          roleArn: `arn:aws:iam::${OWN}:role/zone`,
          prefix: 'retail/in',
        }),
        {
          may: [
            ['s3:GetBucketLocation', LAKE],
            ['s3:ListBucket', LAKE, { 's3:prefix': 'retail/in' }],
            ['s3:ListBucket', LAKE, { 's3:prefix': 'retail/in/landing/' }],
            ['s3:GetObject', `${LAKE}/retail/in/landing/x`],
            ['s3:PutObject', `${LAKE}/retail/in/managed/x`],
            ['s3:DeleteObject', `${LAKE}/retail/in/managed/x`],
            ['sts:AssumeRole', `arn:aws:iam::${OWN}:role/zone`],
          ],
          mayNot: [
            ['s3:ListBucket', LAKE],
            ['s3:ListBucket', LAKE, { 's3:prefix': 'retail/' }],
            ['s3:ListBucket', LAKE, { 's3:prefix': 'retail/inside/' }],
            ['s3:GetObject', `${LAKE}/retail/inside/x`],
            ['s3:GetObject', `${LAKE}/finance/x`],
          ],
        },
      ),
    ).toEqual([]);
  });
});

describe('unityCatalogPolicy of what is only read', () => {
  const COPY = 'arn:aws:s3:::payments-recovery-raw-copy';
  const ROLE = `arn:aws:iam::${OWN}:role/payments-recovery-raw-copy-reader`;
  const policy = (prefix?: string) =>
    unityCatalogPolicy({
      bucketArn: COPY,
      roleArn: ROLE,
      kmsKeyArn: KEY,
      access: 'read',
      prefix,
    });

  it.each([undefined, 'in'])(
    'lists, reads and decrypts, and changes nothing, in folder %s',
    prefix => {
      const object = `${COPY}/${prefix ? `${prefix}/` : ''}landing/x`;
      expect(
        wronglyTold(policy(prefix), {
          may: [
            ['s3:GetBucketLocation', COPY],
            ['s3:ListBucket', COPY, { 's3:prefix': 'in/landing/' }],
            ['s3:GetObject', object],
            ['kms:Decrypt', KEY],
            ['sts:AssumeRole', ROLE],
          ],
          mayNot: [
            ['s3:PutObject', object],
            ['s3:DeleteObject', object],
            ['s3:DeleteObjectVersion', object],
            ['s3:AbortMultipartUpload', object],
            ['s3:GetObject', `${RAW}/landing/x`],
            ['kms:Encrypt', KEY],
            ['kms:GenerateDataKey', KEY],
            ['sts:AssumeRole', `arn:aws:iam::${OWN}:role/other`],
          ],
        }),
      ).toEqual([]);
    },
  );
});

describe('onPremisesEndpointPolicy', () => {
  const policy = onPremisesEndpointPolicy({
    awsAccountId: OWN,
    folders: [
      { bucket: 'payments-dev-raw-zone', folder: 'landing/' },
      { bucket: 'payments-dev-batch', folder: 'manifests/' },
    ],
  });
  const asks = (action: string, resource: string, account = OWN) =>
    letsIn(policy, {
      action,
      resource,
      principal: { AWS: `arn:aws:iam::${account}:role/feed` },
      context: { 'aws:PrincipalAccount': account },
    });

  it('lets files through to where they land, and manifests to theirs', () => {
    for (const [action, resource] of [
      ['s3:ListBucket', RAW],
      ['s3:PutObject', `${RAW}/landing/orders/x`],
      ['s3:GetObject', `${RAW}/landing/orders/x`],
      ['s3:PutObject', 'arn:aws:s3:::payments-dev-batch/manifests/x.csv'],
    ]) {
      expect([action, resource, asks(action, resource)]).toEqual([
        action,
        resource,
        'allowed',
      ]);
    }
  });

  it('lets nothing else through, and nobody else', () => {
    for (const [action, resource, account] of [
      ['s3:PutObject', `${RAW}/managed/x`],
      ['s3:DeleteObject', `${RAW}/landing/orders/x`],
      ['s3:PutObject', `${TRUSTED}/landing/x`],
      ['s3:PutObject', 'arn:aws:s3:::payments-dev-batch/reports/x.csv'],
      ['s3:PutObject', `${RAW}/landing/orders/x`, OTHER],
      ['s3:ListBucket', 'arn:aws:s3:::somebody-elses'],
    ]) {
      expect([action, resource, asks(action, resource, account)]).toEqual([
        action,
        resource,
        'not allowed',
      ]);
    }
  });
});
