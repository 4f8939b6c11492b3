import { PROJECT_TAG } from '@lakeport/project';
import { PolicyDocument } from './PolicyDocument';

/** What AWS's `ReadOnlyAccess` lets one read that is data, not configuration. */
const DATA_READS = [
  'athena:GetQueryResults*',
  'codecommit:GitPull',
  'dynamodb:BatchGetItem',
  'dynamodb:ExportTableToPointInTime',
  'dynamodb:GetItem',
  'dynamodb:GetRecords',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
  'ec2:GetConsoleOutput',
  'ec2:GetConsoleScreenshot',
  'ec2:GetPasswordData',
  'ecr:BatchGetImage',
  'ecr:GetAuthorizationToken',
  'ecr:GetDownloadUrlForLayer',
  'kinesis:GetRecords',
  'kinesis:SubscribeToShard',
  'lambda:GetFunction',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetLogRecord',
  'logs:GetQueryResults',
  'logs:StartLiveTail',
  'logs:StartQuery',
  'logs:Unmask',
  'rds-data:*',
  'rds:DownloadCompleteDBLogFile',
  'rds:DownloadDBLogFilePortion',
  'redshift-data:*',
  's3-object-lambda:GetObject*',
  's3:GetObject',
  's3:GetObjectTorrent',
  's3:GetObjectVersion',
  's3:GetObjectVersionTorrent',
  's3tables:GetTableData',
  's3vectors:GetVectors',
  's3vectors:QueryVectors',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'ssm:GetParameterHistory',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
];

/**
 * What is put on the role that plans in a child account, beside AWS's
 * `ReadOnlyAccess`: the configuration of the account may be read, the data in
 * it may not.
 *
 * The exception are OAuth secrets that lakeport made, which carry its tag:
 * Terraform reads them to see whether they have changed, and they are in the
 * states that a plan reads anyway.
 *
 * Source: AWS managed policy reference, `ReadOnlyAccess`, 2026.
 *
 * @public
 */
export function childPlanRolePolicy(): PolicyDocument {
  const tag = `secretsmanager:ResourceTag/${PROJECT_TAG}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'NoData',
        Effect: 'Deny',
        Action: DATA_READS,
        Resource: '*',
      },
      {
        Sid: 'NoForeignSecrets',
        Effect: 'Deny',
        Action: [
          'secretsmanager:BatchGetSecretValue',
          'secretsmanager:GetSecretValue',
        ],
        Resource: '*',
        Condition: { Null: { [tag]: 'true' } },
      },
      {
        Sid: 'NoKeysButForSecrets',
        Effect: 'Deny',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {
          StringNotLike: { 'kms:ViaService': 'secretsmanager.*.amazonaws.com' },
        },
      },
      {
        Sid: 'OwnSecrets',
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: '*',
        Condition: { Null: { [tag]: 'false' } },
      },
      {
        Sid: 'KeysForSecrets',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {
          StringLike: { 'kms:ViaService': 'secretsmanager.*.amazonaws.com' },
        },
      },
    ],
  };
}
