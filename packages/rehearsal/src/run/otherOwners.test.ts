import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { TerraformJson } from '@lakeport/project';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';
import type { OperationOptions } from './OperationOptions';
import { rehearse } from './rehearse';
import { runOperation } from './runOperation';
import type { SynthesizedStacks } from './SynthesizedStacks';

jest.setTimeout(120_000);

function stack(name: string, rest: TerraformJson): TerraformJson {
  return {
    terraform: {
      required_providers: {
        aws: {
          source: 'registry.terraform.io/hashicorp/aws',
          version: '6.25.0',
        },
      },
      backend: {
        s3: {
          bucket: 'shop-state',
          key: `shop/${name}.tfstate`,
          region: 'us-east-1',
        },
      },
    },
    provider: {
      aws: [
        {
          region: 'us-west-2',
          assume_role: [{ role_arn: 'arn:aws:iam::100000000002:role/child' }],
        },
      ],
    },
    ...rest,
  };
}

const base = (environment: string, octet: number, output = 'vpc_id') =>
  stack(`shop-${environment}-base`, {
    resource: { aws_vpc: { vpc: { cidr_block: `10.${octet}.0.0/16` } } },
    output: { [output]: { value: '${aws_vpc.vpc.id}' } },
  });

const remote = (environment: string) => ({
  backend: 's3',
  config: {
    bucket: 'shop-state',
    key: `shop/shop-${environment}-base.tfstate`,
    region: 'us-east-1',
  },
});

/** Two networks and what joins them. */
function stacks(output?: string): SynthesizedStacks {
  const entries = [
    { name: 'shop-dev-base', environment: 'dev', kind: 'base', dependsOn: [] },
    { name: 'shop-qa-base', environment: 'qa', kind: 'base', dependsOn: [] },
    {
      name: 'shop-connectivity',
      environment: 'connectivity',
      kind: 'connectivity',
      dependsOn: ['shop-dev-base', 'shop-qa-base'],
    },
  ];
  return {
    manifest: {
      project: 'shop',
      order: entries.map(({ name }) => name),
      stacks: Object.fromEntries(entries.map(entry => [entry.name, entry])),
    },
    stacks: {
      'shop-dev-base': base('dev', 0),
      'shop-qa-base': base('qa', 1, output),
      'shop-connectivity': stack('shop-connectivity', {
        data: {
          terraform_remote_state: {
            'dev-base': remote('dev'),
            'qa-base': remote('qa'),
          },
        },
        resource: {
          aws_vpc_peering_connection: {
            peering: {
              vpc_id: '${data.terraform_remote_state.dev-base.outputs.vpc_id}',
              peer_vpc_id:
                '${data.terraform_remote_state.qa-base.outputs.vpc_id}',
              auto_accept: true,
            },
          },
        },
      }),
    },
  };
}

describe('what is between environments', () => {
  let dir: string;
  let account: RehearsalAccount;
  let server: ProviderServer;
  let engine: TerraformEngine;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-between-'));
    engine = await TerraformEngine.find();
    account = await RehearsalAccount.open();
    server = await ProviderServer.start(account, {
      types: ['aws_vpc', 'aws_vpc_peering_connection'],
    });
  });

  afterAll(async () => {
    await server?.stop();
    account?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const run = (
    operation: OperationOptions['operation'],
    environment: string,
    rest: Partial<OperationOptions> = {},
  ) =>
    runOperation({
      operation,
      stacks: stacks(),
      environment,
      workDir: join(dir, 'work'),
      stateDir: join(dir, 'states'),
      reattach: server.reattach,
      engine,
      ...rest,
    });

  const last = ({ steps }: Awaited<ReturnType<typeof run>>) => steps.at(-1);

  it('is planned as synthesized, and not applied, until the environments are', async () => {
    expect((await run('apply', 'dev')).failures).toBe(0);
    const planned = await run('plan', 'connectivity');
    const applied = await run('apply', 'connectivity');
    const missing =
      'environment qa has to be applied first: shop-qa-base was never applied';

    expect(planned).toMatchObject({ failures: 0, summary: { add: 1 } });
    expect(planned.steps.map(({ stack: name }) => name)).not.toContain(
      'shop-dev-base',
    );
    expect(last(planned)).toMatchObject({
      stack: 'shop-connectivity',
      status: 'deferred',
      message: `${missing}; shown as synthesized`,
    });
    expect(applied.failures).toBe(1);
    expect(last(applied)).toMatchObject({
      step: 'apply',
      status: 'failed',
      message: missing,
    });
  });

  it('says so where an environment does not put out yet what is read', async () => {
    expect(
      (await run('apply', 'qa', { stacks: stacks('before') })).failures,
    ).toBe(0);
    const planned = await run('plan', 'connectivity');
    const applied = await run('apply', 'connectivity');
    const first =
      'environments dev and qa have to be applied first: not all of them put out yet what this stack reads of them';

    expect(last(planned)).toMatchObject({
      status: 'deferred',
      message: expect.stringContaining(first),
    });
    expect(last(applied)).toMatchObject({
      status: 'failed',
      message: expect.stringContaining(first),
    });
  });

  it('is applied alone, and then keeps the environments from being destroyed', async () => {
    expect((await run('apply', 'qa')).failures).toBe(0);
    const applied = await run('apply', 'connectivity');
    expect(applied).toMatchObject({ failures: 0, summary: { add: 1 } });
    expect(new Set(applied.steps.map(({ stack: name }) => name))).toEqual(
      new Set(['shop-connectivity']),
    );

    const refused = [
      'what would be destroyed is still used, and nothing was touched:',
      '- shop-connectivity holds what is built upon shop-dev-base',
      'Destroy connectivity first, or take the environment out of it in the project file and apply that.',
    ].join('\n');
    for (const result of [
      await run('destroy', 'dev'),
      await run('plan', 'dev', { planned: 'destroy' }),
    ]) {
      expect(result).toMatchObject({
        failures: 1,
        steps: [{ stack: 'dev', status: 'failed', message: refused }],
      });
    }
    expect(account.objectsLeft()).toBe(3);
  });

  it('has nothing to put to sleep', async () => {
    expect(last(await run('sleep', 'connectivity'))).toMatchObject({
      status: 'failed',
      message: 'connectivity is between environments and never sleeps',
    });
  });

  it('is destroyed first, and then they are', async () => {
    expect((await run('destroy', 'connectivity')).failures).toBe(0);
    expect((await run('destroy', 'dev')).failures).toBe(0);
    expect(await run('destroy', 'qa')).toMatchObject({
      failures: 0,
      objectsLeft: 0,
    });
  });

  it.each([undefined, 'connectivity'])(
    'is rehearsed with all that it builds upon: %s',
    async environment => {
      const { failures, objectsLeft, steps } = await rehearse({
        stacks: stacks(),
        environment,
        engine,
      });
      const order = (step: string) =>
        steps.filter(one => one.step === step).map(({ stack: name }) => name);

      expect({ failures, objectsLeft }).toEqual({
        failures: 0,
        objectsLeft: 0,
      });
      expect(order('apply')).toEqual(stacks().manifest.order);
      expect(order('destroy')).toEqual([...stacks().manifest.order].reverse());
    },
  );
});
