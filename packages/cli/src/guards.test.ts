import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { synthesize, synthesizePlatform } from '@lakeport/infra';
import {
  lakeportFileKind,
  parsePlatform,
  parseProject,
  Project,
  StackFinding,
  stackFindings,
  TerraformJson,
} from '@lakeport/project';
import { projectFile } from './__testUtils__/projectFile';

// Constructs of two providers are loaded and compiled for the first test.
jest.setTimeout(120_000);

const EXAMPLES = resolve(__dirname, '../../../examples');

function projectOf(text: string): Project {
  const result = parseProject(text, { today: '2026-11-20' });
  if (!result.valid) throw new Error(JSON.stringify(result.problems));
  return result.project;
}

function findingsOfProject(text: string): StackFinding[] {
  const project = projectOf(text);
  return stackFindings(project, synthesize(project));
}

function findingsOfPlatform(text: string): StackFinding[] {
  const result = parsePlatform(text, { today: '2026-11-20' });
  if (!result.valid) throw new Error(JSON.stringify(result.problems));
  return stackFindings(result.platform, synthesizePlatform(result.platform));
}

function environment(profile: string, lines = '', network = ''): string {
  return projectFile(`    prod:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: ${profile}
      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b]${network} }
${lines}`).replace(
    // An access list shuts out runners without fixed addresses, which is a finding.
    /^spec:$/m,
    'spec:\n  github: { runsOn: [self-hosted, linux] }',
  );
}

const ACCESS_LIST =
  '      workspace: { ipAccessLists: { allow: [203.0.113.0/24] } }\n';

const open = (findings: readonly StackFinding[], ...severities: string[]) =>
  findings
    .filter(({ severity, waived }) => severities.includes(severity) && !waived)
    .map(({ rule, stack, resource, message }) =>
      [rule, stack, resource, message].filter(Boolean).join(' | '),
    );

const everythingOn = projectOf(
  environment(
    'maximum-security',
    `${ACCESS_LIST}      catalogs: { payments: { default: true, schemas: { raw: {} } } }\n`,
    ', flowLogs: true',
  ),
);
let synthesized: ReturnType<typeof synthesize> | undefined;

/** The stacks of a project with everything on, after a change to their JSON. */
function findingsAfter(
  change: (stacks: Record<string, Sections>) => void,
): string[] {
  synthesized ??= synthesize(everythingOn);
  const copy: Record<string, Sections> = JSON.parse(
    JSON.stringify(synthesized.stacks),
  );
  change(copy);
  const stacks: Record<string, TerraformJson> = { ...copy };
  return stackFindings(everythingOn, {
    manifest: synthesized.manifest,
    stacks,
  })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule }) => rule);
}

type Blocks = Record<string, Record<string, unknown>>;
interface Sections {
  resource: Record<string, Blocks>;
  [section: string]: unknown;
}

const only = (stacks: Record<string, Sections>, suffix: string) => {
  const stack = stacks[`hello-prod-${suffix}`];
  if (!stack) throw new Error(`there is no stack ${suffix}`);
  return stack.resource;
};

/** The blocks of a type, of which there must be some. */
const blocksOf = (resources: Record<string, Blocks>, type: string) => {
  const blocks = Object.entries(resources[type] ?? {});
  expect({ type, found: blocks.length > 0 }).toEqual({ type, found: true });
  return blocks;
};

/** Rewrites the policies of a type with a replacement that must apply. */
const rewritePolicies =
  (suffix: string, type: string, attribute: string, from: RegExp, to: string) =>
  (stacks: Record<string, Sections>) => {
    const before = JSON.stringify(stacks);
    for (const [, block] of blocksOf(only(stacks, suffix), type)) {
      block[attribute] = String(block[attribute]).replace(from, to);
    }
    expect(JSON.stringify(stacks)).not.toBe(before);
  };

const remove =
  (suffix: string, type: string) => (stacks: Record<string, Sections>) => {
    blocksOf(only(stacks, suffix), type);
    delete only(stacks, suffix)[type];
  };

const set =
  (suffix: string, type: string, attributes: object) =>
  (stacks: Record<string, Sections>) => {
    for (const [, block] of blocksOf(only(stacks, suffix), type)) {
      Object.assign(block, attributes);
    }
  };

describe('the rules over our own stacks', () => {
  it.each(
    readdirSync(EXAMPLES).filter(name => name.endsWith('.lakeport.yaml')),
  )('find no error in %s', name => {
    const text = readFileSync(join(EXAMPLES, name), 'utf8');
    const findings =
      lakeportFileKind(text) === 'Platform'
        ? findingsOfPlatform(text)
        : findingsOfProject(text);
    expect(open(findings, 'error')).toEqual([]);
  });

  it.each([
    'development',
    'production-basic',
    'production-secure',
    'maximum-security',
  ])('find nothing to answer for in %s', profile => {
    const project = projectOf(environment(profile, ACCESS_LIST));
    for (const asleep of [false, true]) {
      const findings = stackFindings(
        project,
        synthesize(project, { asleep: { prod: asleep } }),
      );
      expect(open(findings, 'error', 'warning')).toEqual([]);
    }
  });

  it('find nothing to answer for in an isolated network', () => {
    const project = projectOf(
      environment(
        'maximum-security',
        ACCESS_LIST,
        ', egress: isolated, endpointPolicies: true, flowLogs: true',
      ),
    );
    expect(
      open(stackFindings(project, synthesize(project)), 'error', 'warning'),
    ).toEqual([]);
  });

  it('are quiet before anything is changed', () => {
    expect(findingsAfter(() => {})).toEqual([]);
  });

  // What a rule does not see in stacks like these it would not see at all.
  it.each<[string, (stacks: Record<string, Sections>) => void]>([
    [
      'storage.public-access-block',
      remove('base', 'aws_s3_bucket_public_access_block'),
    ],
    [
      'storage.unencrypted-bucket',
      remove('base', 'aws_s3_bucket_server_side_encryption_configuration'),
    ],
    ['storage.insecure-transport', remove('data', 'aws_s3_bucket_policy')],
    [
      'storage.ownership-not-enforced',
      remove('base', 'aws_s3_bucket_ownership_controls'),
    ],
    [
      'storage.versioned-root-bucket',
      set('base', 'aws_s3_bucket_versioning', {
        versioning_configuration: { status: 'Enabled' },
      }),
    ],
    [
      'storage.competing-policies',
      set('base', 'aws_s3_bucket_policy', { lifecycle: {} }),
    ],
    [
      'kms.no-rotation',
      set('base', 'aws_kms_key', { enable_key_rotation: false }),
    ],
    [
      'kms.deletion-window',
      set('base', 'aws_kms_key', { deletion_window_in_days: 7 }),
    ],
    [
      'kms.open-key-policy',
      rewritePolicies(
        'base',
        'aws_kms_key',
        'policy',
        /"Principal":\{"AWS":"arn:aws:iam::100000000002:root"\},"Action":"kms:\*"/,
        '"Principal":"*","Action":"kms:*"',
      ),
    ],
    [
      'iam.missing-account-condition',
      rewritePolicies(
        'base',
        'aws_iam_role',
        'assume_role_policy',
        /,"Condition":\{[^}]*\}\}/,
        '',
      ),
    ],
    [
      'iam.missing-account-condition',
      rewritePolicies(
        'base',
        'aws_kms_key',
        'policy',
        /aws:PrincipalTag\/DatabricksAccountId/g,
        'aws:PrincipalTag/Other',
      ),
    ],
    [
      'iam.missing-account-condition',
      rewritePolicies(
        'workspace',
        'aws_s3_bucket_policy',
        'policy',
        /aws:PrincipalTag\/DatabricksAccountId/g,
        'aws:PrincipalTag/Other',
      ),
    ],
    [
      'iam.missing-self-assume',
      rewritePolicies(
        'data',
        'aws_iam_role',
        'assume_role_policy',
        /aws:PrincipalArn/,
        'aws:Other',
      ),
    ],
    [
      'iam.missing-self-assume',
      rewritePolicies(
        'data',
        'aws_iam_role_policy',
        'policy',
        /sts:AssumeRole/g,
        'sts:TagSession',
      ),
    ],
    [
      'iam.confused-deputy',
      rewritePolicies(
        'base',
        'aws_s3_bucket_policy',
        'policy',
        /aws:Source(Account|Arn)/g,
        'aws:Other$1',
      ),
    ],
    [
      'iam.managed-network-actions',
      rewritePolicies(
        'base',
        'aws_iam_role_policy',
        'policy',
        /ec2:DescribeVpcs/,
        'ec2:DeleteVpc',
      ),
    ],
    [
      'network.open-ingress',
      set('base', 'aws_vpc_security_group_ingress_rule', {
        cidr_ipv4: '0.0.0.0/0',
      }),
    ],
    [
      'network.missing-ports',
      remove('base', 'aws_vpc_security_group_egress_rule'),
    ],
    [
      'network.endpoint-ingress',
      remove('base', 'aws_vpc_security_group_ingress_rule'),
    ],
    [
      'network.default-group-open',
      remove('base', 'aws_default_security_group'),
    ],
    [
      'network.vpc-dns',
      set('base', 'aws_vpc', { enable_dns_hostnames: false }),
    ],
    [
      'network.nat-single',
      stacks => {
        const [[name]] = blocksOf(only(stacks, 'base'), 'aws_nat_gateway');
        delete only(stacks, 'base').aws_nat_gateway[name];
      },
    ],
    [
      'network.half-private-link',
      set('workspace', 'databricks_mws_networks', {
        vpc_endpoints: { rest_api: ['x'] },
      }),
    ],
    [
      'workspace.no-customer-key',
      set('workspace', 'databricks_mws_workspaces', {
        storage_customer_managed_key_id: undefined,
      }),
    ],
    [
      'metastore.unowned',
      stacks => {
        stacks['hello-account'] = {
          resource: {
            databricks_metastore: {
              m: { lifecycle: { prevent_destroy: true } },
            },
          },
        };
      },
    ],
    [
      'catalog.open-storage',
      set('data', 'databricks_external_location', {
        isolation_mode: 'ISOLATION_MODE_OPEN',
      }),
    ],
    [
      'catalog.no-managed-storage',
      set('data', 'databricks_catalog', { storage_root: undefined }),
    ],
    ['lifecycle.unprotected', set('data', 'aws_s3_bucket', { lifecycle: {} })],
    [
      'lifecycle.unprotected',
      set('workspace', 'databricks_mws_workspaces', { lifecycle: {} }),
    ],
    [
      'lifecycle.force-destroy',
      set('base', 'aws_s3_bucket', { force_destroy: true }),
    ],
    ['names.too-long', set('data', 'aws_iam_role', { name: 'x'.repeat(65) })],
  ])('see what breaks %s', (rule, change) => {
    expect(findingsAfter(change)).toContain(rule);
  });
});
