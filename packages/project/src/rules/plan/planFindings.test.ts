import fc from 'fast-check';
import { change, planJson } from '../__testUtils__/planJson';
import { planFindings } from './planFindings';
import type { PlanFindingsOptions } from './planFindings';

const options = (
  operation: PlanFindingsOptions['operation'] = 'plan',
  ...allowed: string[]
): PlanFindingsOptions => ({ stack: 'payments-prod-base', allowed, operation });

const said = (plan: unknown, given = options()) =>
  planFindings(plan, given).map(
    ({ rule, resource }) => `${rule} ${resource ?? ''}`,
  );

const PROTECTED = [
  'databricks_mws_workspaces',
  'databricks_metastore',
  'databricks_catalog',
  'databricks_schema',
  'databricks_volume',
  'databricks_external_location',
  'databricks_storage_credential',
  'aws_s3_bucket',
  'aws_kms_key',
  'aws_kms_replica_key',
];

describe('planFindings', () => {
  it.each(PROTECTED)('refuses to destroy or replace %s', type => {
    const address = `${type}.x`;
    expect(said(planJson(change(address, ['delete'])))).toEqual([
      `plan.destroy-protected ${address}`,
    ]);
    for (const actions of [
      ['delete', 'create'],
      ['create', 'delete'],
    ]) {
      expect(said(planJson(change(address, actions)))).toEqual([
        `plan.replace-protected ${address}`,
      ]);
    }
  });

  it.each(PROTECTED)('lets %s be made, changed, read and forgotten', type => {
    const actions = [['create'], ['update'], ['no-op'], ['read'], ['forget']];
    expect(
      said(planJson(...actions.map(of => change(`${type}.x`, of)))),
    ).toEqual([]);
  });

  it('refuses to take the policy from a bucket that stays', () => {
    const policy = change('aws_s3_bucket_policy.root', ['delete']);
    const bucket = change('aws_s3_bucket.root', ['delete']);

    expect(said(planJson(policy))).toEqual([
      'plan.destroy-protected aws_s3_bucket_policy.root',
    ]);
    expect(
      said(planJson(policy), options('apply', 'aws_s3_bucket_policy.root')),
    ).toEqual([]);
    // The bucket itself is what is refused then.
    expect(said(planJson(policy, bucket))).toEqual([
      'plan.destroy-protected aws_s3_bucket.root',
    ]);
  });

  it('lets what holds no data be destroyed and replaced', () => {
    expect(
      said(
        planJson(
          change('aws_nat_gateway.a', ['delete']),
          change('databricks_mws_networks.n', ['create', 'delete']),
          change('aws_s3_bucket_policy.p', ['delete', 'create']),
        ),
      ),
    ).toEqual([]);
  });

  it('lets the operation name what it means, by address or stack and address', () => {
    const plan = planJson(
      change('aws_s3_bucket.a', ['delete']),
      change('aws_s3_bucket.b', ['delete']),
      change('aws_s3_bucket.c["x"]', ['delete', 'create']),
    );
    expect(
      said(
        plan,
        options(
          'apply',
          'aws_s3_bucket.a',
          'payments-prod-base:aws_s3_bucket.c["x"]',
          'payments-dev-base:aws_s3_bucket.b',
        ),
      ),
    ).toEqual(['plan.destroy-protected aws_s3_bucket.b']);
    expect(said(plan, options('destroy'))).toEqual([]);
  });

  const interfaceEndpoint = (service: string) => ({
    before: { vpc_endpoint_type: 'Interface', service_name: service },
    after: null,
  });

  it('lets sleep and wake touch what sleeps', () => {
    const asleep = planJson(
      change('aws_nat_gateway.a', ['delete']),
      change('aws_eip.a', ['delete']),
      change('aws_route.a', ['delete'], {
        before: { destination_cidr_block: '0.0.0.0/0' },
        after: null,
      }),
      change('aws_vpc_endpoint.sts', ['delete'], {
        ...interfaceEndpoint('com.amazonaws.us-west-2.sts'),
      }),
      change('aws_vpc.v', ['no-op']),
    );
    expect(said(asleep, options('sleep'))).toEqual([]);
    expect(said(asleep, options('wake'))).toEqual([]);
  });

  it('refuses sleep and wake that touch more', () => {
    const plan = planJson(
      change('aws_vpc.v', ['update']),
      change('aws_route.peering', ['delete'], {
        before: { destination_cidr_block: '10.1.0.0/16' },
        after: null,
      }),
      change('aws_vpc_endpoint.s3', ['delete'], {
        before: {
          vpc_endpoint_type: 'Gateway',
          service_name: 'com.amazonaws.us-west-2.s3',
        },
        after: null,
      }),
      // An endpoint of PrivateLink could not be put back.
      change('aws_vpc_endpoint.workspace', ['delete'], {
        ...interfaceEndpoint('com.amazonaws.vpce.us-west-2.vpce-svc-1'),
      }),
    );
    for (const operation of ['sleep', 'wake'] as const) {
      expect(said(plan, options(operation))).toEqual([
        'plan.sleep-touches-more aws_vpc.v',
        'plan.sleep-touches-more aws_route.peering',
        'plan.sleep-touches-more aws_vpc_endpoint.s3',
        'plan.sleep-touches-more aws_vpc_endpoint.workspace',
      ]);
    }
    expect(said(plan, options('apply'))).toEqual([]);
  });

  it('lets rotate touch secrets only', () => {
    expect(
      said(
        planJson(
          change('time_rotating.r', ['delete', 'create']),
          change('databricks_service_principal_secret.s', ['create', 'delete']),
          change('aws_secretsmanager_secret_version.v', ['update']),
          change('databricks_service_principal.p', ['update']),
        ),
        options('rotate'),
      ),
    ).toEqual(['plan.rotate-touches-more databricks_service_principal.p']);
  });

  const gone = (address: string, id: string, actions = ['delete']) =>
    change(address, actions, { before: { id }, after: null });
  const outputs = {
    vpc_id: { before: 'vpc-1' },
    private_subnet_ids: { before: ['subnet-1', 'subnet-2'] },
    workspace_security_group_ids: { before: ['sg-1'] },
    workspace_endpoint_id: { before: 'vpce-1' },
    relay_endpoint_id: { before: 'vpce-2' },
    front_end_endpoint_id: { before: 'vpce-3' },
  };
  const base = (...changes: unknown[]) => ({
    ...planJson(...changes),
    output_changes: outputs,
  });

  it.each([
    ['aws_vpc.v', 'vpc-1'],
    ['aws_subnet.s', 'subnet-2'],
    ['aws_security_group.g', 'sg-1'],
  ])('refuses to take %s from under a workspace', (address, id) => {
    for (const actions of [['delete'], ['delete', 'create']]) {
      const plan = base(gone(address, id, actions));
      expect(said(plan)).toEqual([`plan.network-in-use ${address}`]);
      expect(said(plan, options('apply', address))).toEqual([]);
      expect(said(plan, options('destroy'))).toEqual([]);
    }
  });

  it('says it once of a VPC and what is in it, and how to replace it', () => {
    const [finding, ...others] = planFindings(
      base(gone('aws_subnet.s', 'subnet-1'), gone('aws_vpc.v', 'vpc-1')),
      options(),
    );
    expect(others).toEqual([]);
    expect(finding.resource).toBe('aws_vpc.v');
    expect(finding.fix).toContain('network.replaces');
  });

  it('lets a network go that the workspace has left', () => {
    expect(
      said(
        base(
          gone('aws_vpc.old', 'vpc-0'),
          gone('aws_subnet.old', 'subnet-0'),
          gone('aws_subnet.public', 'subnet-9'),
          gone('aws_vpc_endpoint.old', 'vpce-0'),
        ),
      ),
    ).toEqual([]);
  });

  it('refuses to take PrivateLink from a workspace, but for its front end', () => {
    expect(
      said(
        base(
          gone('aws_vpc_endpoint.workspace', 'vpce-1'),
          gone('aws_vpc_endpoint.relay', 'vpce-2', ['delete', 'create']),
          gone('aws_vpc_endpoint.front-end', 'vpce-3'),
        ),
      ),
    ).toEqual([
      'plan.privatelink-in-use aws_vpc_endpoint.workspace',
      'plan.privatelink-in-use aws_vpc_endpoint.relay',
    ]);
  });

  it('says what it is about in words', () => {
    expect(
      planFindings(planJson(change('aws_kms_key.k', ['delete'])), options()),
    ).toEqual([
      {
        rule: 'plan.destroy-protected',
        severity: 'error',
        stack: 'payments-prod-base',
        resource: 'aws_kms_key.k',
        message: 'it destroys a key and everything encrypted with it',
        reason: expect.any(String),
        source: expect.any(String),
        fix: expect.stringContaining('--allow-destroy'),
      },
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'plan'],
    ['no plan', {}],
    ['a plan that failed', { ...planJson(), errored: true }],
    [
      'changes that are no list',
      { format_version: '1.2', resource_changes: {} },
    ],
    ['a change without actions', planJson({ address: 'a.b', change: {} })],
    ['a change without address', planJson({ change: { actions: [] } })],
  ])('refuses %s', (_, plan) => {
    expect(said(plan)).toEqual(['plan.unreadable ']);
  });

  it('takes a plan without any changes', () => {
    expect(said({ format_version: '1.2' })).toEqual([]);
  });

  it('takes any JSON', () => {
    const arbitrary = fc.oneof(
      fc.jsonValue(),
      fc.record({
        format_version: fc.constant('1.2'),
        resource_changes: fc.array(
          fc.oneof(
            fc.jsonValue(),
            fc.record({
              address: fc.string(),
              type: fc.oneof(
                fc.constantFrom(...PROTECTED, '__proto__'),
                fc.jsonValue(),
              ),
              change: fc.record({
                actions: fc.oneof(
                  fc.array(fc.constantFrom('create', 'delete', 'update')),
                  fc.jsonValue(),
                ),
                before: fc.jsonValue(),
                after: fc.jsonValue(),
              }),
            }),
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(
        arbitrary,
        fc.constantFrom('plan', 'sleep', 'rotate', 'destroy'),
        (plan, operation) => {
          for (const { severity } of planFindings(plan, options(operation))) {
            expect(severity).toBe('error');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
