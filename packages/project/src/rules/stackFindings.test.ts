import fc from 'fast-check';
import { ruleFixture } from './__testUtils__/ruleFixture';
import type { RuleFixture } from './__testUtils__/ruleFixture';
import type { RuleWaiver } from './RuleProject';
import { stackFindings } from './stackFindings';
import { stackRules } from './stackRules';
import { rules } from './rules';
import { planRuleIds, ruleIds } from './ruleIds';

const BROKEN: RuleFixture = {
  base: { aws_vpc: { v: { enable_dns_hostnames: true } } },
  account: { databricks_metastore: { m: {} } },
  environment: { serverless: {} },
};

function found(waivers: RuleWaiver[] = [], today = '2026-11-20') {
  const { project, synthesized } = ruleFixture({
    ...BROKEN,
    spec: { waivers },
  });
  return stackFindings(project, synthesized, { today });
}

const waiver = (rule: string, rest: Partial<RuleWaiver> = {}) => ({
  rule,
  reason: 'an experiment',
  until: '2026-12-31',
  ...rest,
});

const waived = (waivers: RuleWaiver[], today?: string) =>
  found(waivers, today)
    .filter(finding => finding.waived)
    .map(({ rule }) => rule);

describe('rules', () => {
  it('has exactly one rule for each id, and says everything about it', () => {
    expect(rules.map(({ id }) => id)).toEqual([...ruleIds, ...planRuleIds]);
    expect(stackRules).toHaveLength(ruleIds.length);
    for (const { id, title, reason, source, fix } of rules) {
      expect(id).toMatch(/^[a-z]+\.[a-z0-9-]+$/);
      for (const text of [title, reason, source, fix]) {
        expect(text.length).toBeGreaterThan(10);
      }
      // Facts age: a source says when it was read, or what it has the number of.
      expect(source).toMatch(/20\d\d|\b(S3|EC2|KMS|IAM)\.\d+|issue \d+/);
    }
  });
});

describe('stackFindings', () => {
  it('puts errors first, and says where, why and what would be right', () => {
    const findings = found();
    expect(findings.map(({ severity }) => severity)).toEqual(
      [...findings]
        .map(({ severity }) => severity)
        .sort(
          (a, b) =>
            ['error', 'warning', 'info'].indexOf(a) -
            ['error', 'warning', 'info'].indexOf(b),
        ),
    );
    expect(findings.map(({ rule }) => rule)).toEqual([
      'metastore.unowned',
      'network.default-group-open',
      'network.no-flow-logs',
      'workspace.serverless-open',
    ]);
    expect(findings[0]).toEqual({
      rule: 'metastore.unowned',
      severity: 'error',
      stack: 'payments-account',
      resource: 'databricks_metastore.m',
      message: 'it names no owner',
      reason: expect.any(String),
      source: expect.any(String),
      fix: expect.any(String),
    });
    expect(findings[1]).toMatchObject({
      environment: 'dev',
      stack: 'payments-dev-base',
    });
    expect(findings[3]).toMatchObject({ environment: 'dev' });
    expect(findings[3]).not.toHaveProperty('stack');
  });

  it('waives by rule and environment until the last day of the waiver', () => {
    expect(waived([waiver('network.no-flow-logs')])).toEqual([
      'network.no-flow-logs',
    ]);
    const [first] = found([waiver('metastore.unowned')]);
    expect(first.waived).toEqual({
      reason: 'an experiment',
      until: '2026-12-31',
    });
    const here = waiver('network.no-flow-logs', { environment: 'dev' });
    expect(waived([here])).toEqual(['network.no-flow-logs']);
    expect(waived([here], '2026-12-31')).toEqual(['network.no-flow-logs']);
    expect(waived([here], '2027-01-01')).toEqual([]);
    expect(waived([{ ...here, environment: 'prod' }])).toEqual([]);
    // What belongs to no environment is not waived for one.
    expect(
      waived([waiver('metastore.unowned', { environment: 'dev' })]),
    ).toEqual([]);
  });

  it('says the same twice', () => {
    expect(found()).toEqual(found());
  });

  it('takes any JSON for a stack', () => {
    const types = [
      ...new Set(
        `aws_s3_bucket aws_s3_bucket_policy aws_s3_bucket_public_access_block
        aws_s3_bucket_server_side_encryption_configuration aws_s3_bucket_versioning
        aws_s3_bucket_lifecycle_configuration aws_flow_log aws_kms_key aws_kms_key_policy
        aws_iam_role aws_iam_role_policy aws_iam_policy aws_iam_role_policy_attachment
        aws_vpc aws_subnet aws_nat_gateway aws_vpc_endpoint aws_vpc_endpoint_policy
        aws_security_group aws_security_group_rule aws_default_security_group
        aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule
        databricks_mws_networks databricks_mws_vpc_endpoint databricks_mws_workspaces
        databricks_mws_storage_configurations databricks_mws_log_delivery
        databricks_mws_private_access_settings databricks_metastore databricks_catalog
        databricks_external_location databricks_storage_credential databricks_grant
        databricks_grants databricks_cluster databricks_sql_endpoint time_rotating
        databricks_service_principal_secret terraform_remote_state
        aws_iam_policy_document databricks_aws_bucket_policy`.split(/\s+/),
      ),
    ];
    const name = fc.constantFrom('a', 'b', 'toString', '__proto__');
    const reference = fc
      .tuple(fc.constantFrom(...types), name)
      .map(([type, block]) => `\${${type}.${block}.id}`);
    const text = fc.oneof(
      reference,
      fc.string(),
      fc.constantFrom(
        '${',
        '${data.terraform_remote_state.a.outputs.a}',
        '{"Statement":[{"Effect":"Allow","Principal":"*"}]}',
        '{"Statement":{"Principal":{"AWS":1},"Condition":{"x":{"y":[null]}}}}',
        'x.tfstate',
        '0.0.0.0/0',
      ),
    );
    const value = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(
          fc.constantFrom(
            'policy',
            'rule',
            'status',
            'bucket',
            'statement',
            'principals',
            'toString',
            'vpc_endpoints',
            'config',
            'key',
            'ingress',
          ),
          tie('value'),
          { maxKeys: 3 },
        ),
      ),
    })).value;
    const attributes = fc.dictionary(
      fc.constantFrom(
        ...`policy assume_role_policy bucket bucket_name rule role name vpc_id
        subnet_id security_group_id security_group_ids ingress egress cidr_ipv4
        ip_protocol from_port to_port lifecycle lifetime vpc_endpoints storage_root
        owner url config statement service_name policy_arn managed_policy_arns
        deletion_window_in_days grant principal spark_conf token`.split(/\s+/),
      ),
      value,
    );
    const section = fc.oneof(
      fc.dictionary(
        fc.constantFrom(...types),
        fc.oneof(fc.dictionary(name, fc.oneof(attributes, value)), value),
      ),
      fc.jsonValue(),
    );
    const stack = fc.oneof(
      fc.record(
        { resource: section, data: section, output: section },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    );
    const { project } = ruleFixture(BROKEN);
    fc.assert(
      fc.property(stack, stack, (one, two) => {
        const manifest = {
          order: ['x', 'gone'],
          stacks: { x: { environment: 'dev', kind: 'base' } },
        };
        // Through text, as stacks come from files.
        const stacks = JSON.parse(JSON.stringify({ x: one, y: two }));
        const findings = stackFindings(project, { manifest, stacks });
        expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
      }),
      { numRuns: 300 },
    );
  });

  it('takes values that are nested as deep as JSON can be', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}"x"${']'.repeat(5000)}`);
    const { project, synthesized } = ruleFixture({
      base: {
        aws_s3_bucket: { b: { tags: deep, policy: deep } },
        aws_iam_role: { r: { assume_role_policy: deep, lifecycle: deep } },
        aws_security_group: { g: { ingress: deep } },
      },
    });
    expect(stackFindings(project, synthesized).length).toBeGreaterThan(0);
  });
});
