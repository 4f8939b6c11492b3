import { mkdtempSync, readFileSync, statSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { lakehouseStacks } from '../__testUtils__/lakehouseStacks';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';
import { engineEnvironment } from './engineEnvironment';
import { runOperation } from './runOperation';
import { seedsFor } from './seedsFor';
import { typesOf } from './typesOf';

jest.setTimeout(120_000);

describe('runOperation in a rehearsal account', () => {
  let dir: string;
  let account: RehearsalAccount;
  let server: ProviderServer;
  let engine: TerraformEngine;
  const stacks = lakehouseStacks();

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-operation-'));
    engine = await TerraformEngine.find();
    account = await RehearsalAccount.open({
      snapshotFile: join(dir, 'account.json'),
      urlForWorkspace: id => `http://127.0.0.1:8098/w/${id}`,
    });
    account.seed(seedsFor(stacks));
    server = await ProviderServer.start(account, { types: typesOf(stacks) });
  });

  afterAll(async () => {
    await server?.stop();
    account?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  function operate(
    operation: 'plan' | 'apply' | 'destroy',
    given = stacks,
    environment: string | undefined = 'dev',
    folder = dir,
  ) {
    return runOperation({
      operation,
      stacks: given,
      environment,
      workDir: join(folder, 'work'),
      stateDir: join(folder, 'states'),
      reattach: server.reattach,
      engine,
    });
  }

  function plans(result: Awaited<ReturnType<typeof operate>>) {
    return result.steps
      .filter(({ step }) => step === 'plan')
      .map(({ stack, status, summary }) => [stack, status, summary?.add]);
  }

  it('defers the plan of what builds on nothing yet', async () => {
    const result = await operate('plan');

    expect(plans(result)).toEqual([
      ['shop-dev-base', 'succeeded', 12],
      ['shop-dev-workspace', 'deferred', 7],
      ['shop-dev-data', 'deferred', 6],
    ]);
    expect(result).toMatchObject({
      failures: 0,
      objectsLeft: 0,
      rehearsal: true,
    });
  });

  it('applies in order, after which nothing is to be done', async () => {
    const applied = await operate('apply');

    expect(applied.steps.filter(step => step.status !== 'succeeded')).toEqual(
      [],
    );
    expect(applied.objectsLeft).toBe(account.objectsLeft());
    const again = await operate('plan');
    expect(again.summary).toEqual({
      add: 0,
      change: 0,
      replace: 0,
      destroy: 0,
    });
    expect(
      readdirSync(join(dir, 'work/stacks/shop-dev-base')).filter(name =>
        name.endsWith('.tfplan'),
      ),
    ).toEqual([]);
  });

  it('finds the states where a relative folder says', async () => {
    const folder = relative(process.cwd(), dir);
    const { failures, summary } = await operate('plan', stacks, 'dev', folder);

    expect(failures).toBe(0);
    expect(summary).toEqual({ add: 0, change: 0, replace: 0, destroy: 0 });
  });

  it('leaves an account whose ids are of the right shape', () => {
    const one = (type: string) => account.objects({ type })[0];

    expect(one('aws_vpc')).toMatchObject({
      id: expect.stringMatching(/^vpc-[0-9a-f]{17}$/),
      region: 'us-west-2',
      accountId: '100000000002',
      seeded: false,
      attributes: {
        arn: expect.stringMatching(
          /^arn:aws:ec2:us-west-2:100000000002:vpc\/vpc-[0-9a-f]{17}$/,
        ),
        tags_all: { project: 'shop', Name: 'shop-dev' },
      },
    });
    const workspace = one('databricks_mws_workspaces');
    expect(workspace.workspaceId).toMatch(/^\d{16}$/);
    expect(workspace.attributes).toMatchObject({
      workspace_id: Number(workspace.workspaceId),
      workspace_status: 'RUNNING',
      workspace_url: `http://127.0.0.1:8098/w/${workspace.workspaceId}`,
    });
    expect(one('databricks_mws_networks').attributes.network_id).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
    expect(one('databricks_volume')).toMatchObject({
      id: 'shop_dev.raw.landing',
      workspaceId: workspace.workspaceId,
      metastoreId: account.objects({ type: 'databricks_metastore' })[0].id,
    });
  });

  it('keeps the account in its snapshot', async () => {
    account.save();
    const copy = await RehearsalAccount.open({
      snapshotFile: join(dir, 'account.json'),
    });

    expect(copy.objects()).toEqual(account.objects());
  });

  it('finds what was deleted by hand, and makes it again under a new id', async () => {
    const subnet = account
      .objects({ type: 'aws_subnet' })
      .find(({ attributes }) => attributes.cidr_block === '10.0.2.0/26');
    if (!subnet) throw new Error('the spare subnet is missing');
    account.delete('aws_subnet', subnet.id);

    const plan = await operate('plan');
    const base = plan.steps.find(
      ({ step, stack }) => step === 'plan' && stack === 'shop-dev-base',
    );
    expect(base?.message).toBe(
      'aws_subnet.spare was deleted outside of Terraform',
    );
    expect(base?.summary).toMatchObject({ add: 1 });

    const { failures } = await operate('apply');
    expect(failures).toBe(0);
    expect(account.objects({ type: 'aws_subnet', id: subnet.id })).toEqual([]);
    expect(account.objects({ type: 'aws_subnet' })).toHaveLength(3);
  });

  it('says nothing of what a service sets later by itself', async () => {
    const [network] = account.objects({ type: 'databricks_mws_networks' });
    account.change('databricks_mws_networks', network.id, {
      vpc_status: 'WARNED',
    });

    const { steps } = await operate('plan');
    expect(steps.filter(({ message }) => message)).toEqual([]);
  });

  it('finds what was changed by hand, and puts it right', async () => {
    const [vpc] = account.objects({ type: 'aws_vpc' });
    account.change('aws_vpc', vpc.id, { enable_dns_hostnames: true, tags: {} });

    const plan = await operate('plan');
    expect(
      plan.steps.find(({ message }) => message?.startsWith('aws_vpc.main')),
    ).toMatchObject({
      message: 'aws_vpc.main was changed outside of Terraform',
      changes: [{ address: 'aws_vpc.main', actions: ['update'] }],
    });
    expect((await operate('apply')).failures).toBe(0);
    expect(account.objects({ type: 'aws_vpc' })[0].attributes.tags).toEqual({
      Name: 'shop-dev',
    });
  });

  it('defers what speaks to a workspace that is gone', async () => {
    const [workspace] = account.objects({ type: 'databricks_mws_workspaces' });
    account.delete('databricks_mws_workspaces', workspace.id);

    const plan = await operate('plan');
    expect(plan.failures).toBe(0);
    expect(plan.steps.at(-1)).toMatchObject({
      stack: 'shop-dev-data',
      status: 'deferred',
      message: expect.stringMatching(
        /^shop-dev-workspace has to be applied first.* cannot reach /s,
      ),
    });
    expect((await operate('apply')).failures).toBe(0);
    expect((await operate('plan')).summary).toEqual({
      add: 0,
      change: 0,
      replace: 0,
      destroy: 0,
    });
  });

  it.each(['create', 'read', 'update', 'delete'] as const)(
    'comes right after a failed %s',
    async operation => {
      const changed = lakehouseStacks();
      Object.assign(
        changed.stacks['shop-dev-base'].resource?.aws_vpc.main ?? {},
        { tags: { Name: operation } },
      );
      const replaced =
        changed.stacks['shop-dev-base'].resource?.aws_subnet.spare;
      Object.assign(replaced ?? {}, {
        cidr_block: operation === 'delete' ? '10.0.2.128/26' : '10.0.2.64/26',
      });
      const type =
        operation === 'update' || operation === 'read'
          ? 'aws_vpc'
          : 'aws_subnet';
      account.inject([
        {
          operation,
          type,
          region: 'us-west-2',
          message: 'RequestLimitExceeded',
        },
      ]);

      const first = await operate('apply', changed);
      expect(first.steps.at(-1)).toMatchObject({
        status: 'failed',
        stack: 'shop-dev-base',
        message: expect.stringContaining('RequestLimitExceeded'),
      });
      expect((await operate('apply', changed)).failures).toBe(0);
      const again = await operate('plan', changed);
      expect(again).toMatchObject({
        failures: 0,
        summary: { add: 0, change: 0, replace: 0, destroy: 0 },
      });
    },
  );

  it('keeps no plan and lets nobody else in', async () => {
    const work = join(dir, 'work/stacks/shop-dev-base');

    expect(readdirSync(work)).not.toContain('lakeport.tfplan');
    expect(statSync(work).mode % 0o100).toBe(0);
  });

  it('replaces what cannot be changed in place', async () => {
    await operate('apply');
    const renamed = lakehouseStacks();
    Object.assign(
      renamed.stacks['shop-dev-data'].resource?.databricks_schema.raw ?? {},
      { name: 'bronze' },
    );
    const plan = await operate('plan', renamed);
    const data = plan.steps.find(({ stack, step }) => {
      return step === 'plan' && stack === 'shop-dev-data';
    });

    expect(data?.changes).toContainEqual(
      expect.objectContaining({
        address: 'databricks_schema.raw',
        actions: ['delete', 'create'],
      }),
    );
    expect(plan.summary).toMatchObject({ replace: 2 });
  });

  it('changes tags in place', async () => {
    const tagged = lakehouseStacks();
    Object.assign(tagged.stacks['shop-dev-base'].resource?.aws_vpc.main ?? {}, {
      tags: { Name: 'new' },
    });
    const plan = await operate('plan', tagged);

    expect(plan.summary).toEqual({ add: 0, change: 1, replace: 0, destroy: 0 });
  });

  it('imports what exists', async () => {
    const work = join(dir, 'work/stacks/shop-dev-base');
    const env = engineEnvironment(server.reattach);
    const [vpc] = account.objects({ type: 'aws_vpc' });
    await engine.run(work, ['state', 'rm', 'aws_vpc.main'], { env });

    const missing = await engine.run(
      work,
      ['import', '-no-color', 'aws_vpc.main', 'vpc-0'],
      { env },
    );
    expect(missing.stderr).toContain(
      'Cannot import non-existent remote object',
    );

    const { code } = await engine.run(
      work,
      ['import', 'aws_vpc.main', vpc.id],
      {
        env,
      },
    );
    expect(code).toBe(0);
    expect((await operate('plan')).summary).toMatchObject({
      add: 0,
      change: 0,
    });
  });

  it('names what is in the way of a destroy, and goes on when it is gone', async () => {
    const [{ id: subnetId }] = account.objects({ type: 'aws_subnet' });
    const stray = account.plantNetworkInterface({
      subnetId,
      description: 'Databricks node',
    });
    const stuck = await operate('destroy');
    expect(stuck.failures).toBe(1);
    expect(stuck.steps.at(-1)).toMatchObject({
      stack: 'shop-dev-base',
      status: 'failed',
      message: expect.stringContaining(
        `What is in the way: the network interfaces ${stray.id}, which Terraform did not make`,
      ),
    });
    expect(stuck.objectsLeft).toBeGreaterThan(0);

    account.delete('aws_network_interface', stray.id);
    expect(await operate('destroy')).toMatchObject({
      failures: 0,
      objectsLeft: 0,
    });
    expect((await operate('apply')).failures).toBe(0);
  });

  it('destroys in reverse order, also after a change that was never applied', async () => {
    const changed = structuredClone(stacks);
    changed.stacks['shop-dev-data'].output = {
      unmade: { value: '${data.terraform_remote_state.base.outputs.unmade}' },
    };
    const result = await operate('destroy', changed);

    expect(result).toMatchObject({ failures: 0, objectsLeft: 0 });
    expect(
      result.steps
        .filter(({ step }) => step === 'destroy')
        .map(({ stack }) => stack),
    ).toEqual(['shop-dev-data', 'shop-dev-workspace', 'shop-dev-base']);
    expect(account.objectsLeft()).toBe(0);
    expect(account.objects().map(({ type }) => type)).toEqual([
      'databricks_metastore',
      'databricks_group',
      'databricks_group',
    ]);
  });

  it('has nothing to destroy twice', async () => {
    const result = await operate('destroy');

    expect(result.failures).toBe(0);
    expect(result.steps.at(-1)?.message).toMatch(/^nothing to destroy/);
  });

  it('writes the stacks as they are when it is no rehearsal', async () => {
    const fake = Object.assign(Object.create(engine), {
      run: async () => ({ code: 1, stdout: '', stderr: 'Error: no network' }),
    });
    const work = join(dir, 'real');
    const result = await runOperation({
      operation: 'plan',
      stacks,
      workDir: work,
      engine: fake,
    });

    expect(result).toMatchObject({ rehearsal: false, failures: 3 });
    expect(result.steps[0].message).toBe('no network');
    expect(readdirSync(join(work, 'stacks/shop-dev-base'))).toEqual([
      'cdk.tf.json',
    ]);
    expect(
      JSON.parse(
        readFileSync(join(work, 'stacks/shop-dev-base/cdk.tf.json'), 'utf8'),
      ),
    ).toEqual(stacks.stacks['shop-dev-base']);
  });
});
