import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Project, stackFindings } from '@lakeport/project';
import { SynthesizedStacks } from './Manifest';
import { SynthesizeOptions } from './SynthesizeOptions';
import { synthesize } from './synthesize';
import { brokenConnectivity } from './__testUtils__/brokenConnectivity';
import { brokenInvariants } from './__testUtils__/brokenInvariants';
import { forgetTokens } from './__testUtils__/forgetTokens';
import { expressionsIn } from './__testUtils__/expressionsIn';
import { referencesIn } from './__testUtils__/referencesIn';
import { projectFile } from './__testUtils__/projectFile';
import { projectFrom } from './__testUtils__/projectFrom';
import { projects } from './__testUtils__/projects';
import { sleepDifferences } from './__testUtils__/sleepDifferences';

const PROD = `
prod:
  awsAccountId: "100000000003"
  region: eu-west-1
  securityProfile: development
  deletionProtection: true
  network: { cidr: 10.0.4.0/22, availabilityZones: [eu-west-1a, eu-west-1b] }
  catalogs: { payments_prod: { schemas: { raw: { volumes: { landing: {} } } } } }
`;

/** Two environments in two regions. */
function twoEnvironments(spec = ''): SynthesizedStacks {
  const prod = PROD.split('\n')
    .map(line => `    ${line}`)
    .join('\n');
  return synthesize(projectFrom(projectFile({ spec }) + prod));
}

/** Every resource of every stack. */
function allResources({ stacks }: SynthesizedStacks) {
  return Object.entries(stacks).flatMap(([stack, json]) =>
    Object.entries(json.resource ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]) => ({
        stack,
        type,
        name,
        block,
      })),
    ),
  );
}

describe('synthesize', () => {
  it('gives a standalone project an account stack and every environment three', () => {
    const { manifest, stacks } = twoEnvironments();

    expect(manifest).toMatchObject({ version: 1, project: 'payments' });
    expect(manifest.order).toEqual([
      'payments-account',
      'payments-dev-base',
      'payments-dev-workspace',
      'payments-dev-data',
      'payments-prod-base',
      'payments-prod-workspace',
      'payments-prod-data',
    ]);
    expect(Object.keys(stacks).sort()).toEqual([...manifest.order].sort());
    expect(manifest.stacks['payments-dev-workspace']).toEqual({
      name: 'payments-dev-workspace',
      environment: 'dev',
      kind: 'workspace',
      dependsOn: ['payments-account', 'payments-dev-base'],
      path: 'stacks/payments-dev-workspace/cdk.tf.json',
    });
    expect(manifest.stacks['payments-dev-data'].dependsOn).toEqual([
      'payments-dev-workspace',
    ]);
    expect(manifest.stacks['payments-account']).toEqual({
      name: 'payments-account',
      kind: 'account',
      dependsOn: [],
      path: 'stacks/payments-account/cdk.tf.json',
    });
  });

  it('leaves the account to the platform of an onboarded project', () => {
    const { manifest, stacks } = twoEnvironments('platform: acme');

    expect(manifest.order).not.toContain('payments-account');
    expect(manifest.stacks['payments-dev-workspace'].dependsOn).toEqual([
      'payments-dev-base',
    ]);
    expect(
      stacks['payments-dev-workspace'].data?.databricks_metastore,
    ).toMatchObject({ metastore: { region: 'us-west-2' } });
  });

  it('keeps every state in the umbrella account, with native locking', () => {
    const { stacks } = twoEnvironments();

    for (const [name, stack] of Object.entries(stacks)) {
      expect(stack.terraform).toMatchObject({
        required_version: '>= 1.10',
        backend: {
          s3: {
            bucket: 'acme-terraform-tf-state',
            region: 'us-east-1',
            key: `payments/${name}.tfstate`,
            encrypt: true,
            use_lockfile: true,
            assume_role: {
              role_arn: 'arn:aws:iam::100000000001:role/TerraformAdminRole',
            },
          },
        },
      });
    }
    expect(
      stacks['payments-dev-data'].data?.terraform_remote_state.workspace,
    ).toMatchObject({
      backend: 's3',
      config: {
        key: 'payments/payments-dev-workspace.tfstate',
        use_lockfile: true,
        assume_role: {
          role_arn: 'arn:aws:iam::100000000001:role/TerraformAdminRole',
        },
      },
    });
  });

  it('pins exact providers by their full addresses', () => {
    const { stacks } = twoEnvironments();

    expect(stacks['payments-dev-data'].terraform).toMatchObject({
      required_providers: {
        aws: {
          source: 'registry.terraform.io/hashicorp/aws',
          version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        },
        databricks: {
          source: 'registry.terraform.io/databricks/databricks',
          version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        },
        time: {
          source: 'registry.terraform.io/hashicorp/time',
          version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        },
      },
    });
  });

  it('reaches AWS through the admin role, then the child role, and tags everything', () => {
    const { stacks } = twoEnvironments();

    expect(stacks['payments-prod-base'].provider).toEqual({
      aws: [
        {
          region: 'eu-west-1',
          allowed_account_ids: ['100000000003'],
          assume_role: [
            {
              role_arn: 'arn:aws:iam::100000000001:role/TerraformAdminRole',
              session_name: 'lakeport',
            },
            {
              role_arn: 'arn:aws:iam::100000000003:role/TerraformChildRole',
              session_name: 'lakeport',
            },
          ],
          default_tags: [
            {
              tags: {
                'cost-center': '4711',
                'lakeport-project': 'payments',
                'lakeport-environment': 'prod',
              },
            },
          ],
        },
      ],
    });
  });

  it('protects what holds data or people, only where that is asked for', () => {
    const result = twoEnvironments();
    const isProtected = (block: Record<string, unknown>) =>
      JSON.stringify(block.lifecycle ?? {}).includes('"prevent_destroy":true');
    const protectedTypes = allResources(result)
      .filter(({ block }) => isProtected(block))
      .map(({ stack, type }) => `${stack} ${type}`);

    expect([...new Set(protectedTypes)].sort()).toEqual([
      'payments-prod-base aws_s3_bucket',
      'payments-prod-data aws_s3_bucket',
      'payments-prod-data databricks_catalog',
      'payments-prod-data databricks_schema',
      'payments-prod-data databricks_volume',
      'payments-prod-workspace databricks_mws_workspaces',
    ]);
    const emptied = allResources(result).filter(
      ({ block }) => block.force_destroy === true,
    );
    expect(new Set(emptied.map(({ stack }) => stack))).toEqual(
      new Set(['payments-dev-base', 'payments-dev-data']),
    );
  });

  it('is the same from run to run and in every folder, and writes nothing', () => {
    const before = process.cwd();
    const folder = mkdtempSync(join(tmpdir(), 'synth-'));
    const first = JSON.stringify(twoEnvironments());
    try {
      process.chdir(folder);
      expect(JSON.stringify(twoEnvironments())).toBe(first);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
    for (const path of [before, folder, homedir(), __dirname]) {
      expect(first).not.toContain(`${path}/`);
    }
    expect(first).not.toContain('"//"');
    expect(first).not.toContain('TfToken');
  });

  it('does not depend on the order in which the file says things', () => {
    const file = (catalogs: string, profiles: string) =>
      projectFile({
        network: 'endpointPolicies: true',
        dev: `
encryption: { storage: true }
catalogs: { ${catalogs} }
compute: { instanceProfiles: { ${profiles} } }
`,
      });
    const text = file(
      'a: { schemas: { x: {}, y: {} } }, b: {}',
      'p: { buckets: [{ name: one }, { name: two }] }, q: { buckets: [{ name: two }] }',
    );
    const other = file(
      'b: {}, a: { schemas: { y: {}, x: {} } }',
      'q: { buckets: [{ name: two }] }, p: { buckets: [{ name: two }, { name: one }] }',
    );
    const sortedStacks = (written: string) =>
      Object.entries(synthesize(projectFrom(written)).stacks).map(entry =>
        JSON.stringify(entry),
      );

    expect(sortedStacks(other)).toEqual(sortedStacks(text));
  });
});

/** Databricks resources and data sources that do not name the right provider. */
function wrongProviders(
  { spec: { environments } }: Project,
  { manifest, stacks }: SynthesizedStacks,
): string[] {
  return Object.values(manifest.stacks).flatMap(({ name, kind }) => {
    const expected =
      kind === 'regions'
        ? Object.keys(environments).map(member => `databricks.${member}`)
        : [kind === 'data' ? undefined : 'databricks.account'];
    const { resource = {}, data = {} } = stacks[name];
    return [resource, data].flatMap(types =>
      Object.entries(types)
        .filter(([type]) => type.startsWith('databricks_'))
        .flatMap(([type, named]) =>
          Object.entries(named)
            .filter(
              ([, { provider }]) => !expected.some(one => one === provider),
            )
            .map(([id]) => `${name} ${type}.${id}`),
        ),
    );
  });
}

/** Expressions that no construct writes: somebody typed them. */
function typedExpressions({ stacks }: SynthesizedStacks): string[] {
  const ours =
    /^(data\.)?(aws|databricks|random|terraform|time)_\w+\.[\w-]+(\.|$)|^var\.(aws_role_arn(_\w+)?|databricks_(account_)?client_id|databricks_client_id_\w+|former_members)$/;
  const typed = expressionsIn(stacks)
    .flatMap(referencesIn)
    .filter(
      expression => !ours.test(expression) || expression.includes('aws_vpc.x'),
    );
  const directives = JSON.stringify(stacks).replace(/%%\{/g, '').match(/%\{/g);
  return [...typed, ...(directives ?? [])];
}

/** Stacks that come before one that they read. */
function tooEarly({
  manifest: { order, stacks },
}: SynthesizedStacks): string[] {
  return Object.values(stacks)
    .filter(({ name, dependsOn }) =>
      dependsOn.some(upstream => order.indexOf(upstream) > order.indexOf(name)),
    )
    .map(({ name }) => name);
}

/** Every network of a project asleep, or every one awake. */
function asleep(project: Project, value: boolean): SynthesizeOptions {
  return {
    asleep: Object.fromEntries(
      Object.keys(project.spec.environments).map(name => [name, value]),
    ),
  };
}

/** What the rules call an error, but for a network that its file itself cuts off. */
function errorsIn(project: Project, stacks: SynthesizedStacks): string[] {
  return stackFindings(project, stacks)
    .filter(
      ({ severity, rule }) =>
        severity === 'error' && rule !== 'network.isolated-without-endpoints',
    )
    .map(({ rule, resource, message }) => `${rule} ${resource}: ${message}`);
}

describe('synthesize, for any project', () => {
  it('refers only to what is there, in order, and evaluates nothing that was typed', () => {
    fc.assert(
      fc.property(projects, project =>
        forgetTokens(() => {
          const awake = synthesize(project, asleep(project, false));
          const sleeping = synthesize(project, asleep(project, true));
          expect({
            brokenInvariants: [awake, sleeping].flatMap(stacks =>
              brokenInvariants(project, stacks),
            ),
            sleepDifferences: sleepDifferences(awake, sleeping),
            typedExpressions: typedExpressions(awake),
            tooEarly: tooEarly(awake),
            wrongProviders: wrongProviders(project, awake),
            brokenConnectivity: brokenConnectivity(project, awake),
            errors: errorsIn(project, awake),
          }).toEqual({
            brokenInvariants: [],
            sleepDifferences: [],
            typedExpressions: [],
            tooEarly: [],
            wrongProviders: [],
            brokenConnectivity: [],
            errors: [],
          });
        }),
      ),
      // Shrinking a project takes longer than finding it.
      {
        numRuns: process.env.CI ? 200 : 20,
        endOnFailure: true,
        ...(process.env.LAKEPORT_SEED && {
          seed: Number(process.env.LAKEPORT_SEED),
        }),
      },
    );
  }, 900_000);
});
