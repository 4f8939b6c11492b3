import { existsSync } from 'fs';
import { join } from 'path';
import { lakehouseStacks } from '../__testUtils__/lakehouseStacks';
import { SavedPlansBench } from '../__testUtils__/SavedPlansBench';
import type { OperationOptions } from './OperationOptions';
import { digestOf } from './PlanKeeper';
import type { PlanGuard } from './PlanRefusal';
import type { OperationResult } from './StepEvent';

jest.setTimeout(120_000);

const BASE = 'shop-dev-base';
const WORKSPACE = 'shop-dev-workspace';

describe('saved plans', () => {
  let bench: SavedPlansBench;
  let account: SavedPlansBench['account'];
  let bucket: SavedPlansBench['bucket'];

  beforeAll(async () => {
    bench = await SavedPlansBench.start(lakehouseStacks(), ['aws_eip']);
    ({ account, bucket } = bench);
  });

  afterAll(() => bench?.stop());

  const run = (options: Partial<OperationOptions>) =>
    bench.run({ operation: 'plan', stacks: lakehouseStacks(), ...options });
  const store = (id: string) => bench.store(id);
  const save = (id: string, options: Partial<OperationOptions> = {}) =>
    run({ savePlans: store(id), ...options });
  const applySaved = (id: string, options: Partial<OperationOptions> = {}) =>
    run({ operation: 'apply', appliesPlans: store(id), ...options });
  const statuses = ({ steps }: OperationResult, name: string) =>
    steps
      .filter(({ step }) => step === name)
      .map(({ stack, status }) => [stack.replace('shop-dev-', ''), status]);

  const vpcTags = () => account.objects({ type: 'aws_vpc' })[0].attributes.tags;

  function changed(
    change: (stacks: ReturnType<typeof lakehouseStacks>) => void,
  ) {
    const stacks = lakehouseStacks();
    change(stacks);
    return stacks;
  }

  const retagged = (name: string) =>
    changed(({ stacks }) =>
      Object.assign(stacks[BASE].resource?.aws_vpc?.main ?? {}, {
        tags: { Name: name },
      }),
    );

  it('applies from nothing what was planned, and what was deferred as shown', async () => {
    const planned = await save('first');
    expect(statuses(planned, 'plan')).toEqual([
      ['base', 'succeeded'],
      ['workspace', 'deferred'],
      ['data', 'deferred'],
    ]);
    expect(await store('first').list()).toEqual([
      'manifest.json',
      'shop-dev-base.tfplan',
    ]);

    const applied = await applySaved('first');
    expect(applied).toMatchObject({ failures: 0 });
    expect(applied.needsApproval).toBeUndefined();
    // The base was not planned again; the others were, in their turn.
    expect(statuses(applied, 'plan')).toEqual([
      ['workspace', 'succeeded'],
      ['data', 'succeeded'],
    ]);
    expect(account.objects({ type: 'databricks_volume' })).toHaveLength(1);
    expect((await run({})).summary.add).toBe(0);
  });

  it('is of use once, and keeps no plan file after it', async () => {
    expect(await store('first').list()).toEqual(['manifest.json']);
    const again = await applySaved('first');

    expect(again.failures).toBe(1);
    expect(again.steps[0].message).toMatch(/^plan first was applied already/);
  });

  it('refuses one that is not there, or for another environment', async () => {
    const absent = await applySaved('absent');
    expect(absent.steps[0].message).toMatch(
      /^there is no plan absent in shop-state\/shop\/plans\/dev\/absent/,
    );
    await save('wide', { environment: undefined });
    expect((await applySaved('wide')).steps[0].message).toMatch(
      /^plan wide is one of all environments/,
    );
  });

  it('refuses when what is synthesized has changed', async () => {
    await save('older');
    const result = await applySaved('older', { stacks: retagged('other') });

    expect(result.failures).toBe(1);
    expect(result.steps).toHaveLength(1);
    expect(result.steps[0].message).toContain('its stacks differ');
  });

  it('refuses one whose stack changed meanwhile, and says in what', async () => {
    const stacks = retagged('stale');
    await save('stale', { stacks });
    await run({ operation: 'apply', stacks: retagged('between') });

    const result = await applySaved('stale', { stacks });
    expect(result.failures).toBe(1);
    expect(result.steps.at(-1)).toMatchObject({
      step: 'replan',
      stack: BASE,
      status: 'failed',
      message: [
        'The stack changed after it was planned, in its state or in the account: the plan is stale, and nothing was applied.',
        '- update aws_vpc.main: other values than shown of tags, tags_all',
        'Plan again under another id, read it, and apply that.',
      ].join('\n'),
    });
    expect(vpcTags()).toEqual({ Name: 'between' });
    await run({ operation: 'apply' });

    // It would do what it shows again, but of a state that is another.
    const again = await applySaved('stale', { stacks });
    expect(statuses(again, 'replan')).toEqual([
      ['base', 'succeeded'],
      ['workspace', 'succeeded'],
      ['data', 'succeeded'],
    ]);
    expect(again.steps.at(-1)).toMatchObject({
      step: 'apply',
      message: expect.stringContaining(
        'The stack changed after it was planned: the plan is stale',
      ),
    });
    expect(vpcTags()).toEqual({ Name: 'shop-dev' });
  });

  it('refuses one whose account drifted, before any stack is applied', async () => {
    const stacks = retagged('drift');
    await save('drift', { stacks });
    const [volume] = account.objects({ type: 'databricks_volume' });
    account.delete('databricks_volume', volume.id);

    const result = await applySaved('drift', { stacks });
    expect(result.steps.at(-1)).toMatchObject({
      step: 'replan',
      stack: 'shop-dev-data',
      status: 'failed',
      message: expect.stringContaining(
        '- create databricks_volume.landing was not shown',
      ),
    });
    expect(statuses(result, 'apply')).toEqual([]);
    expect(vpcTags()).toEqual({ Name: 'shop-dev' });
    account.put(volume);
  });

  it('refuses one that was made for something else', async () => {
    await save('other');
    const result = await run({
      operation: 'destroy',
      appliesPlans: store('other'),
    });
    expect(result.failures).toBe(1);
    expect(result.steps[0].message).toMatch(
      /^plan other shows what apply would do, not destroy\. Nothing was applied/,
    );
  });

  it('refuses a plan file that is missing or another', async () => {
    await save('lost');
    const key = 'shop/plans/dev/lost/shop-dev-base.tfplan';
    await bucket.put(key, Buffer.from('another'));
    expect((await applySaved('lost')).steps[0].message).toContain(
      'is not the one that was saved',
    );
    await bucket.delete(key);
    expect((await applySaved('lost')).steps[0].message).toContain('is missing');
  });

  it("refuses one whose providers' lock is missing or another", async () => {
    await save('lock');
    const manifest = await store('lock').getManifest();
    if (!manifest) throw new Error('the plan was not saved');
    await store('lock').putManifest({
      ...manifest,
      stacks: manifest.stacks.map(stack =>
        stack.name === BASE && stack.status === 'planned'
          ? { ...stack, lock: digestOf(Buffer.from('lock')) }
          : stack,
      ),
    });
    expect((await applySaved('lock')).steps[0].message).toContain('is missing');
    await bucket.put(
      `shop/plans/dev/lock/${BASE}.lock.hcl`,
      Buffer.from('another'),
    );
    const { failures, steps } = await applySaved('lock');
    expect({ failures, steps: steps.length }).toEqual({
      failures: 1,
      steps: 1,
    });
    expect(steps[0].message).toMatch(
      /^The providers' lock of plan lock of shop-dev-base is not the one that was saved\. Nothing was applied/,
    );
  });

  it('applies nothing when the plan of a later stack is another', async () => {
    const stacks = retagged('first of two');
    await save('half', { stacks });
    const key = `shop/plans/dev/half/${WORKSPACE}.tfplan`;
    await bucket.put(key, Buffer.from('another'));

    const { failures, steps } = await applySaved('half', { stacks });
    expect(failures).toBe(1);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ stack: WORKSPACE, status: 'failed' });
    expect(account.objects({ type: 'aws_vpc' })[0].attributes.tags).not.toEqual(
      { Name: 'first of two' },
    );
  });

  it('refuses one of another Terraform', async () => {
    await save('version');
    const manifest = await store('version').getManifest();
    if (!manifest) throw new Error('the plan was not saved');
    await store('version').putManifest({
      ...manifest,
      terraform: { flavor: 'tofu', version: '1.10.0' },
    });

    expect((await applySaved('version')).steps[0].message).toMatch(
      /^plan version was made by tofu 1\.10\.0, and this is terraform 1\./,
    );
  });

  it('shows what changes from what to what, what it costs, and no secret', async () => {
    const token = `dapi${'0123456789abcdef'.repeat(2)}`;
    const planned = await run({
      stacks: changed(({ stacks }) => {
        Object.assign(stacks[BASE].resource?.aws_vpc?.main ?? {}, {
          tags: { Name: 'a-value', password: 'swordfish', note: token },
        });
        Object.assign(stacks[BASE].resource ?? {}, {
          aws_eip: { [`x-${token}`]: { domain: 'vpc' } },
        });
      }),
    });

    expect(JSON.stringify(planned)).not.toMatch(/swordfish|dapi0/);
    const changes = planned.steps.flatMap(step => step.changes ?? []);
    expect(changes).toContainEqual({
      address: 'aws_vpc.main',
      actions: ['update'],
      type: 'aws_vpc',
      attributes: [
        { path: 'tags.Name', before: '"shop-dev"', after: '"a-value"' },
        { path: 'tags.note', sensitive: true },
        { path: 'tags.password', sensitive: true },
        { path: 'tags_all.Name', before: '"shop-dev"', after: '"a-value"' },
        { path: 'tags_all.note', sensitive: true },
        { path: 'tags_all.password', sensitive: true },
      ],
    });
    expect(changes).toContainEqual(
      expect.objectContaining({ address: 'aws_eip.x-(redacted)' }),
    );
    expect(planned.cost).toEqual({
      currency: 'USD',
      asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      before: 0,
      after: 3.65,
    });
  });

  it('does not keep, and not apply, what the guard refuses', async () => {
    const stacks = retagged('guarded');
    const guard: PlanGuard = (plan, stack) =>
      stack === BASE && JSON.stringify(plan).includes('guarded')
        ? [
            {
              rule: 'plan.test',
              severity: 'error',
              resource: 'aws_vpc.main',
              message: 'it is not to be touched',
              fix: 'leave it',
            },
          ]
        : [];
    const planned = await save('refused', { stacks, guard });
    expect(planned.failures).toBe(1);
    expect(planned.steps.find(({ findings }) => findings)).toMatchObject({
      step: 'plan',
      stack: BASE,
      status: 'failed',
      message: expect.stringContaining(
        '- aws_vpc.main: it is not to be touched\nleave it',
      ),
    });
    expect(await store('refused').list()).toEqual([]);

    const applied = await run({ operation: 'apply', stacks, guard });
    expect(applied.steps.map(({ step }) => step)).toEqual(['init', 'plan']);
    expect(account.objects({ type: 'aws_vpc' })[0].attributes.tags).not.toEqual(
      { Name: 'guarded' },
    );
  });

  it('lets pass what the guard only warns of, and hands it on', async () => {
    const guard: PlanGuard = () => [
      { rule: 'plan.test', severity: 'warning', message: 'mind this' },
    ];
    const { failures, steps } = await run({ guard });

    expect(failures).toBe(0);
    expect(steps.find(({ step }) => step === 'plan')?.findings).toHaveLength(1);
  });

  it('keeps states of one name in two buckets apart', async () => {
    const elsewhere = changed(({ stacks }) => {
      for (const stack of Object.values(stacks)) {
        const text = JSON.stringify(stack).replaceAll('shop-state', 'other');
        Object.assign(stack, JSON.parse(text));
      }
    });
    const { steps } = await run({ stacks: elsewhere });

    expect(steps.find(({ step }) => step === 'plan')?.summary?.add).toBe(12);
    const state = (name: string) => join(bench.dir, 'states', name, 'shop');
    expect(existsSync(join(state('shop-state'), `${BASE}.tfstate`))).toBe(true);
    expect(existsSync(join(state('other'), `${BASE}.tfstate`))).toBe(false);
  });

  it.each(['', '../x', 'a b', 'a/b', 'x'.repeat(65), 'ä'])(
    'takes no id like "%s"',
    id => {
      expect(() => store(id)).toThrow('1 to 64 letters, digits and hyphens');
    },
  );

  it('plans again what reads outputs that change, and stops where more is done than was shown', async () => {
    const stacks = changed(({ stacks: all }) => {
      Object.assign(all[BASE].resource?.aws_subnet?.a ?? {}, {
        cidr_block: '10.0.3.0/26',
      });
    });
    const planned = await save('beyond', { stacks });
    const workspace = planned.steps.find(
      ({ step, stack }) => step === 'plan' && stack === WORKSPACE,
    );
    expect(workspace).toMatchObject({
      status: 'deferred',
      message: expect.stringContaining('its outputs change: subnet_ids'),
    });

    const applied = await applySaved('beyond', { stacks });
    expect(applied).toMatchObject({ failures: 0, needsApproval: [WORKSPACE] });
    const last = applied.steps.at(-1);
    expect(last).toMatchObject({
      step: 'plan',
      stack: WORKSPACE,
      status: 'needs-approval',
      message: expect.stringContaining('databricks_mws_networks.main'),
    });
    // What came before it stays, and another plan shows the rest.
    expect(
      account
        .objects({ type: 'aws_subnet' })
        .map(({ attributes }) => attributes.cidr_block),
    ).toContain('10.0.3.0/26');
    const rest = await save('rest', { stacks });
    expect(
      rest.steps.find(
        ({ step, stack }) => step === 'plan' && stack === WORKSPACE,
      ),
    ).toMatchObject({
      status: 'succeeded',
      changes: [
        expect.objectContaining({ address: 'databricks_mws_networks.main' }),
        expect.anything(),
      ],
    });
  });
});
