import { connected } from '../__testUtils__/connected';
import { projectWith } from '../__testUtils__/projectWith';
import { synthesize } from '../synthesize';
import { iamRoles } from './iamRoles';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

describe('iamRoles', () => {
  const federation = connected({ stores: {}, online: {} }, { mode: 'peering' });
  const roles = iamRoles(synthesize(federation));
  const crossAccount = roles.find(({ name }) => name.endsWith('cross-account'));

  it('lists the same set of roles in each account, under names of its own', () => {
    const of = (account: string) =>
      roles.filter(({ awsAccountId }) => awsAccountId === account);

    expect(of('100000000010').map(({ name }) => name)).toEqual([
      'payments-stores-catalog',
      'payments-stores-cross-account',
    ]);
    expect(
      of('100000000011').map(({ name }) => name.replace('online', 'stores')),
    ).toEqual(of('100000000010').map(({ name }) => name));
    expect(of('100000000010').map(({ environment }) => environment)).toEqual([
      'stores',
      'stores',
    ]);
    expect(roles).toHaveLength(4);
  });

  it('says whom a role trusts, and on what condition', () => {
    expect(crossAccount?.trusts).toEqual([
      {
        principal: 'arn:aws:iam::414351767826:root',
        conditions: ['sts:ExternalId'],
      },
    ]);
  });

  it('says what a role may do, by service and without what is denied', () => {
    const [ec2, iam] = crossAccount?.may ?? [];

    expect(ec2).toMatchObject({
      service: 'ec2',
      actions: expect.arrayContaining(['RunInstances']),
    });
    expect(iam).toEqual({
      service: 'iam',
      actions: ['CreateServiceLinkedRole', 'PutRolePolicy'],
      resources: [
        'arn:aws:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot',
      ],
    });
  });

  it('knows roles of catalogs, instance profiles and log delivery', () => {
    const project = projectWith(
      {
        dev: {
          awsAccountId: '100000000002',
          region: 'us-west-2',
          securityProfile: 'development',
          network: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
          catalogs: { sales: {} },
          compute: {
            instanceProfiles: {
              files: { buckets: [{ name: 'landing-files', access: 'read' }] },
            },
          },
        },
      },
      {
        databricks: {
          accountId: ACCOUNT,
          logDelivery: { audit: true, billableUsage: false },
        },
      },
    );
    const found = iamRoles(synthesize(project));
    const named = (part: string) =>
      found.find(({ name }) => name.includes(part));

    expect(found.map(({ awsAccountId }) => awsAccountId)).toEqual([
      '100000000001',
      '100000000002',
      '100000000002',
      '100000000002',
    ]);
    expect(named('sales')).toMatchObject({
      environment: 'dev',
      may: [{ service: 's3' }, { service: 'sts', actions: ['AssumeRole'] }],
    });
    // Two may take a catalog's role: Unity Catalog, and the role itself.
    expect(named('sales')?.trusts).toHaveLength(2);
    expect(named('files')?.trusts).toEqual([
      { principal: 'ec2.amazonaws.com', conditions: [] },
    ]);
    expect(found[0]).toMatchObject({ stack: 'payments-account', may: [] });
    expect(found[0]).not.toHaveProperty('environment');
  });

  it('refuses what it cannot read', () => {
    const stack = (role: Record<string, unknown>, provider: object) => ({
      manifest: {
        version: 1 as const,
        project: 'p',
        lakeport: '0',
        order: ['p'],
        stacks: {
          p: { name: 'p', kind: 'base' as const, dependsOn: [], path: '' },
        },
      },
      stacks: {
        p: {
          provider: { aws: [provider] },
          resource: { aws_iam_role: { r: { name: 'r', ...role } } },
        },
      },
    });

    expect(() =>
      iamRoles(stack({ assume_role_policy: '{}' }, { region: 'us-west-2' })),
    ).toThrow('Stack p does not say which account its provider aws works in');
    expect(() =>
      iamRoles(
        stack(
          { assume_role_policy: '${data.x.y.json}' },
          { allowed_account_ids: ['100000000002'] },
        ),
      ),
    ).toThrow('Stack p has a policy of a role that is no JSON');
  });
});
