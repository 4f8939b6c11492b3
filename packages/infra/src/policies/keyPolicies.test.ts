import { letsIn } from '../__testUtils__/iamEvaluation';
import { storageKeyPolicy } from './storageKeyPolicy';
import { workspaceKeyPolicy } from './workspaceKeyPolicy';

const ACCOUNTS = {
  awsAccountId: '100000000002',
  databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
};
const ADMINISTRATION = {
  Sid: 'AccountAdministration',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::100000000002:root' },
  Action: 'kms:*',
  Resource: '*',
};
const DATABRICKS = { AWS: 'arn:aws:iam::414351767826:root' };
const OF_THIS_ACCOUNT = {
  StringEquals: {
    'aws:PrincipalTag/DatabricksAccountId':
      '0d26daa6-5e44-4c97-a497-ef015f91254a',
  },
};
const STORAGE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
];

describe('workspaceKeyPolicy', () => {
  const managedServices = {
    Sid: 'DatabricksManagedServices',
    Effect: 'Allow',
    Principal: DATABRICKS,
    Action: ['kms:Decrypt', 'kms:Encrypt'],
    Resource: '*',
    Condition: OF_THIS_ACCOUNT,
  };
  const storage = [
    {
      Sid: 'DatabricksRootBucket',
      Effect: 'Allow',
      Principal: DATABRICKS,
      Action: STORAGE,
      Resource: '*',
      Condition: OF_THIS_ACCOUNT,
    },
    {
      Sid: 'DatabricksGrants',
      Effect: 'Allow',
      Principal: DATABRICKS,
      Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
      Resource: '*',
      Condition: {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
        ...OF_THIS_ACCOUNT,
      },
    },
    {
      Sid: 'ClusterVolumes',
      Effect: 'Allow',
      Principal: { AWS: 'arn:role' },
      Action: [
        'kms:CreateGrant',
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:GenerateDataKey*',
      ],
      Resource: '*',
      Condition: {
        'ForAnyValue:StringLike': { 'kms:ViaService': 'ec2.*.amazonaws.com' },
      },
    },
  ];

  it.each([
    [true, true, [managedServices, ...storage]],
    [true, false, [managedServices]],
    [false, true, storage],
  ])(
    'is as published, managed services %s, storage %s',
    (services, stored, statements) => {
      expect(
        workspaceKeyPolicy({
          ...ACCOUNTS,
          managedServices: services,
          ...(stored && { storage: { crossAccountRoleArn: 'arn:role' } }),
        }).Statement,
      ).toEqual([ADMINISTRATION, ...statements]);
    },
  );
});

describe('storageKeyPolicy', () => {
  const nobody = {
    ...ACCOUNTS,
    region: 'us-west-2',
    encryptsRootBucket: false,
    unityCatalogRoleArns: [],
    encryptsFlowLogs: false,
  };

  it('lets nobody but the account in by itself', () => {
    expect(storageKeyPolicy(nobody).Statement).toEqual([ADMINISTRATION]);
  });

  it('lets Databricks in for the root bucket of this Databricks account', () => {
    expect(
      storageKeyPolicy({ ...nobody, encryptsRootBucket: true }).Statement[1],
    ).toMatchObject({
      Principal: DATABRICKS,
      Action: STORAGE,
      Condition: OF_THIS_ACCOUNT,
    });
  });

  it('names roles that do not exist yet in a condition', () => {
    expect(
      storageKeyPolicy({ ...nobody, unityCatalogRoleArns: ['arn:a', 'arn:b'] })
        .Statement[1],
    ).toEqual({
      Sid: 'UnityCatalogRoles',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::100000000002:root' },
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { ArnLike: { 'aws:PrincipalArn': ['arn:a', 'arn:b'] } },
    });
  });

  it('lets roles that only read decrypt, and nobody else of the account', () => {
    const { Statement } = storageKeyPolicy({
      ...nobody,
      readingRoleArns: ['arn:aws:iam::100000000002:role/reader'],
    });
    const policy = {
      Version: '2012-10-17' as const,
      // What the account's own policies allow goes before all else.
      Statement: Statement.slice(1),
    };
    const asks = (action: string, role: string) => {
      const arn = `arn:aws:iam::100000000002:role/${role}`;
      return letsIn(policy, {
        action,
        resource: '*',
        principal: { AWS: arn },
        context: { 'aws:PrincipalArn': arn },
      });
    };

    expect(asks('kms:Decrypt', 'reader')).toBe('allowed');
    expect(asks('kms:Decrypt', 'other')).toBe('not allowed');
    for (const action of ['kms:Encrypt', 'kms:GenerateDataKey']) {
      expect(asks(action, 'reader')).toBe('not allowed');
    }
  });

  it("lets AWS's log delivery in on behalf of this account", () => {
    expect(
      storageKeyPolicy({ ...nobody, encryptsFlowLogs: true }).Statement[1],
    ).toMatchObject({
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '100000000002' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:logs:us-west-2:100000000002:*' },
      },
    });
  });
});
