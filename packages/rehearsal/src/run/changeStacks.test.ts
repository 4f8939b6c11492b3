import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { lakehouseStacks } from '../__testUtils__/lakehouseStacks';
import { sleepingStacks as stacks } from '../__testUtils__/sleepingStacks';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';
import type { OperationOptions } from './OperationOptions';
import { rehearse } from './rehearse';
import { runOperation } from './runOperation';
import { seedsFor } from './seedsFor';
import { typesOf } from './typesOf';

jest.setTimeout(120_000);

const BASE = 'shop-dev-base';
const CREDENTIALS = 'shop-dev-credentials';

describe('sleep, wake and rotate', () => {
  let dir: string;
  let account: RehearsalAccount;
  let server: ProviderServer;
  let engine: TerraformEngine;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-change-'));
    engine = await TerraformEngine.find();
    account = await RehearsalAccount.open();
    account.seed(seedsFor(stacks({ asleep: false })));
    server = await ProviderServer.start(account, {
      types: typesOf(stacks({ asleep: false })),
    });
  });

  afterAll(async () => {
    await server?.stop();
    account?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const run = (
    operation: OperationOptions['operation'],
    rest: Partial<OperationOptions> = {},
  ) =>
    runOperation({
      operation,
      stacks: stacks({ asleep: operation === 'sleep' }),
      environment: 'dev',
      workDir: join(dir, 'work'),
      stateDir: join(dir, 'states'),
      reattach: server.reattach,
      engine,
      ...rest,
    });

  it('refuses what was never applied', async () => {
    const result = await run('sleep');

    expect(result.failures).toBe(1);
    expect(result.steps.at(-1)?.message).toBe(
      `${BASE} was never applied; apply the environment first`,
    );
    expect(account.objectsLeft()).toBe(0);
  });

  it('sleeps and wakes with one plan of the base stack each, and twice does nothing', async () => {
    expect((await run('apply')).failures).toBe(0);
    const asleep = await run('sleep');
    expect(asleep).toMatchObject({
      failures: 0,
      summary: { add: 0, change: 0, replace: 0, destroy: 1 },
    });
    expect(asleep.steps.map(({ step, stack }) => [step, stack])).toEqual([
      ['init', BASE],
      ['plan', BASE],
      ['apply', BASE],
    ]);
    expect((await run('sleep')).summary.destroy).toBe(0);
    expect((await run('wake')).summary).toMatchObject({ add: 1, destroy: 0 });
    expect((await run('wake')).summary.add).toBe(0);
  });

  it('does not sleep when the guard refuses', async () => {
    const before = account.objectsLeft();
    const result = await run('sleep', {
      guard: () => [
        { rule: 'plan.sleep-touches-more', severity: 'error', message: 'no' },
      ],
    });

    expect(result.failures).toBe(1);
    expect(account.objectsLeft()).toBe(before);
  });

  it('rotates by making anew what the secrets hang on, and nothing else', async () => {
    const result = await run('rotate');

    expect(result).toMatchObject({
      failures: 0,
      summary: { add: 0, change: 0, replace: 1, destroy: 0 },
    });
    expect(
      result.steps.find(({ step }) => step === 'plan')?.changes,
    ).toMatchObject([{ address: 'time_rotating.secret' }]);
  });

  it('says where there is nothing to rotate', async () => {
    const result = await run('rotate', { stacks: lakehouseStacks() });

    expect(result.steps[0].message).toMatch(/^there is nothing to rotate/);
  });

  it('says so, too, of service principals without a secret', async () => {
    const all = stacks({ asleep: false });
    const result = await run('rotate', {
      stacks: {
        ...all,
        stacks: {
          ...all.stacks,
          [CREDENTIALS]: { ...all.stacks[CREDENTIALS], resource: {} },
        },
      },
    });

    expect(result.steps[0].message).toMatch(/^there is nothing to rotate/);
  });

  it('destroys and tells what remains', async () => {
    const result = await run('destroy');

    expect(result).toMatchObject({ failures: 0, objectsLeft: 0 });
  });
});

describe('a rehearsal with sleep', () => {
  it('goes there and back, and finds nothing else changed', async () => {
    const awake = stacks({ asleep: false });
    const { steps, failures, objectsLeft } = await rehearse({
      stacks: awake,
      sleepRoundTrip: { awake, asleep: stacks({ asleep: true }) },
    });
    const names = steps.map(({ step, stack }) => `${step} ${stack}`);
    const trip = names.slice(names.indexOf(`sleep ${BASE}`), -4);

    expect({ failures, objectsLeft }).toEqual({ failures: 0, objectsLeft: 0 });
    const others = ['workspace', 'data', 'credentials'].map(
      kind => `replan shop-dev-${kind}`,
    );
    expect(trip).toEqual([
      `sleep ${BASE}`,
      ...others,
      `wake ${BASE}`,
      ...others,
    ]);
  });

  it('fails when the guard refuses to sleep, and leaves nothing all the same', async () => {
    const awake = stacks({ asleep: false });
    const { steps, objectsLeft } = await rehearse({
      stacks: awake,
      sleepRoundTrip: {
        awake,
        asleep: stacks({ asleep: true }),
        guard: () => [
          { rule: 'plan.test', severity: 'error', message: 'more than sleep' },
        ],
      },
    });

    expect(steps.find(({ step }) => step === 'sleep')).toMatchObject({
      status: 'failed',
      message: 'more than sleep',
    });
    expect(objectsLeft).toBe(0);
  });
});
