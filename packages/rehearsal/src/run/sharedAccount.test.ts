import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';
import type { OperationName } from './OperationOptions';
import { runOperation } from './runOperation';
import { seedsFor } from './seedsFor';
import type { SynthesizedStacks } from './SynthesizedStacks';
import { typesOf } from './typesOf';

jest.setTimeout(120_000);

const DATABRICKS = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const PROJECTS = { payments: '100000000002', retail: '100000000003' };
const boundary = 'arn:aws:iam::100000000001:policy/acme-boundary';

function stacksOf(
  project: string,
  kind: string,
  role: string,
  stack: SynthesizedStacks['stacks'][string],
): SynthesizedStacks {
  const name = `${project}-${kind}`;
  return {
    manifest: {
      project,
      order: [name],
      stacks: { [name]: { name, kind, dependsOn: [] } },
    },
    stacks: {
      [name]: {
        ...stack,
        terraform: {
          required_providers: {
            aws: { source: 'aws', version: '6.25.0' },
            databricks: { source: 'databricks/databricks', version: '1.99.0' },
          },
          backend: {
            s3: {
              bucket: 'acme-state',
              key: `${project}/${name}.tfstate`,
              region: 'us-east-1',
            },
          },
        },
        provider: {
          aws: [{ region: 'us-west-2', assume_role: [{ role_arn: role }] }],
          databricks: [
            {
              host: 'https://accounts.cloud.databricks.com',
              account_id: DATABRICKS,
            },
          ],
        },
      },
    },
  };
}

function each<T>(make: (project: string, accountId: string) => T) {
  return Object.fromEntries(
    Object.entries(PROJECTS).map(([project, accountId]) => [
      project,
      make(project, accountId),
    ]),
  );
}

const platform = stacksOf(
  'acme',
  'account',
  'arn:aws:iam::100000000001:role/TerraformAdminRole',
  {
    data: { databricks_metastore: { oregon: { region: 'us-west-2' } } },
    resource: {
      databricks_mws_network_connectivity_config: {
        oregon: { name: 'acme-us-west-2', region: 'us-west-2' },
      },
      databricks_group: { engineers: { display_name: 'data-engineers' } },
      databricks_service_principal: each(project => ({
        display_name: `${project}-dev`,
      })),
      databricks_service_principal_federation_policy: each(project => ({
        service_principal_id: `\${databricks_service_principal.${project}.id}`,
        policy_id: `${project}-dev`,
        oidc_policy: {
          issuer: 'https://token.actions.githubusercontent.com',
          audiences: [DATABRICKS],
          subject: `repo:acme/${project}:environment:dev`,
        },
      })),
      aws_iam_role: each(project => ({
        name: `${project}-dev-apply`,
        path: '/lakeport/acme/',
        permissions_boundary: boundary,
        tags: { 'lakeport-project': project },
        assume_role_policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRoleWithWebIdentity',
              Principal: {
                Federated:
                  'arn:aws:iam::100000000001:oidc-provider/token.actions.githubusercontent.com',
              },
            },
          ],
        }),
      })),
    },
  },
);

/** What a project makes, and what it finds of the platform's. */
function projectOf(project: string, accountId: string): SynthesizedStacks {
  return stacksOf(
    project,
    'base',
    `arn:aws:iam::${accountId}:role/TerraformChildRole`,
    {
      data: {
        databricks_service_principal: {
          own: { display_name: `${project}-dev` },
        },
        databricks_group: { engineers: { display_name: 'data-engineers' } },
        databricks_metastore: { oregon: { region: 'us-west-2' } },
        databricks_mws_network_connectivity_config: {
          oregon: { name: 'acme-us-west-2' },
        },
      },
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/22' } },
        aws_s3_bucket: { root: { bucket: `${project}-dev-root` } },
        databricks_group_member: {
          principal: {
            group_id: '${data.databricks_group.engineers.id}',
            member_id: '${data.databricks_service_principal.own.sp_id}',
          },
        },
      },
    },
  );
}

describe('a platform and two projects in one account', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lakeport-shared-'));
  const payments = projectOf('payments', PROJECTS.payments);
  const retail = projectOf('retail', PROJECTS.retail);
  let account: RehearsalAccount;
  let server: ProviderServer;
  let engine: TerraformEngine;

  beforeAll(async () => {
    engine = await TerraformEngine.find();
    account = await RehearsalAccount.open();
    server = await ProviderServer.start(account, {
      types: [platform, payments, retail].flatMap(typesOf),
    });
  });

  afterAll(async () => {
    await server?.stop();
    account?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const run = (operation: OperationName, stacks: SynthesizedStacks) => {
    account.seed(seedsFor(stacks));
    return runOperation({
      operation,
      stacks,
      workDir: join(dir, 'work', stacks.manifest.project),
      stateDir: join(dir, 'states'),
      reattach: server.reattach,
      engine,
    });
  };
  const held = () =>
    account.objects().map(({ type, scope, id }) => `${type} ${scope} ${id}`);

  it('are applied at once, and change nothing of each other', async () => {
    expect(await run('apply', platform)).toMatchObject({
      failures: 0,
      summary: { add: 8 },
    });
    const before = held();
    const results = await Promise.all([
      run('apply', payments),
      run('apply', retail),
      // The platform is planned while they are.
      run('plan', platform),
    ]);
    expect(
      results.map(({ failures, summary }) => [failures, summary.add]),
    ).toEqual([
      [0, 3],
      [0, 3],
      [0, 0],
    ]);
    // All that the projects look up is the platform's: nothing was seeded for them.
    expect(held()).toHaveLength(before.length + 6);
    for (const stacks of [platform, payments, retail]) {
      expect((await run('plan', stacks)).summary).toEqual({
        add: 0,
        change: 0,
        replace: 0,
        destroy: 0,
      });
    }
  });

  it('leave each other alone when one of them goes', async () => {
    const before = held();
    expect(await run('destroy', payments)).toMatchObject({
      failures: 0,
      objectsLeft: 0,
    });
    const gone = before.filter(object => !held().includes(object));
    expect(gone).toHaveLength(3);
    expect(gone.join()).not.toContain(PROJECTS.retail);
    for (const stacks of [platform, retail]) {
      const { failures, summary } = await run('plan', stacks);
      expect([failures, summary.add, summary.change]).toEqual([0, 0, 0]);
    }
  });
});
