import type { Entity } from '@backstage/catalog-model';
import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeploymentsServer } from '../__testUtils__/DeploymentsServer';
import {
  bundleScaffolder,
  ScaffolderProcess,
} from '../__testUtils__/ScaffolderProcess';

jest.setTimeout(300_000);

const ENVIRONMENTS = ['dev', 'qa', 'prod'].map(
  name => `resource:default/payments-${name}`,
);
const TEMPLATE = 'template:default/deploy-all';

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'deploy-all',
    annotations: { 'backstage.io/managed-by-location': 'file:/template.yaml' },
  },
  spec: {
    type: 'databricks-change',
    steps: [
      {
        id: 'deploy',
        name: 'Deploy all',
        action: 'databricks:environment:deploy',
        each: ENVIRONMENTS,
        input: { entityRef: '${{ each.value }}' },
      },
      {
        id: 'tell',
        name: 'Tell',
        action: 'debug:log',
        input: { message: 'all of it' },
      },
    ],
    output: {
      deployments: '${{ steps.deploy.output.deploymentId }}',
      states: '${{ steps.deploy.output.state }}',
    },
  },
};

type Request = { method: string; path: string; nth: number };

interface Kill {
  moment: 'asked' | 'done';
  at: (request: Request) => boolean;
  /** Lets the answer go, and kills this many milliseconds later. */
  laterMs?: number;
}

const nthPost = (server: DeploymentsServer, n: number) => {
  return ({ method }: Request) =>
    method === 'POST' &&
    server.requests.filter(request => request.method === 'POST').length === n;
};

/** Numbers from 0 to 1 that a seed decides. */
function randomOf(seed: number): () => number {
  let n = 0;
  return () => {
    n += 1;
    const digest = createHash('sha256').update(`${seed} ${n}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await sleep(50);
  }
}

describe('a task with a step for each environment', () => {
  const script = mkdtempSync(join(tmpdir(), 'lakeport-scaffolder-'));
  let bundle: string;
  let folder: string;
  let server: DeploymentsServer;
  let running: ScaffolderProcess[];

  beforeAll(() => {
    bundle = bundleScaffolder(script);
  });
  afterAll(() => rmSync(script, { recursive: true, force: true }));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakeport-tasks-'));
    running = [];
    server = await DeploymentsServer.start();
    server.script = [
      { state: 'running' },
      { state: 'waiting' },
      { state: 'succeeded' },
    ];
  });
  afterEach(async () => {
    for (const scaffolder of running) {
      scaffolder.thaw();
      await scaffolder.kill();
    }
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<ScaffolderProcess> {
    const scaffolder = await ScaffolderProcess.start({
      script: bundle,
      folder,
      databricksUrl: server.url,
      template,
    });
    running.push(scaffolder);
    return scaffolder;
  }

  /** Runs the task to its end, with the scaffolder killed on the way and started anew. */
  async function runKilled(kills: Kill[]) {
    const left = [...kills];
    const deaths = new EventEmitter();
    let scaffolder = await start();
    const kill = async () => {
      await scaffolder.kill();
      deaths.emit('death');
    };
    server.onMoment = async (moment, request) => {
      const [next] = left;
      if (!next || next.moment !== moment || !next.at(request)) {
        return true;
      }
      left.shift();
      if (next.laterMs !== undefined) {
        sleep(next.laterMs).then(kill);
        return true;
      }
      await kill();
      return false;
    };
    let death = once(deaths, 'death');
    const task = await scaffolder.startTask(TEMPLATE);
    for (const _ of kills) {
      await death;
      death = once(deaths, 'death');
      scaffolder = await start();
    }
    expect(left).toEqual([]);
    return scaffolder.end(task);
  }

  function expectEachOnce() {
    expect(server.created.map(({ entityRef }) => entityRef)).toEqual(
      ENVIRONMENTS,
    );
    expect(server.created.map(({ state }) => state)).toEqual(
      ENVIRONMENTS.map(() => 'succeeded'),
    );
  }

  const posts = () =>
    server.requests
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => String(body?.entityRef).replace(/.*-/, ''));

  it.each<[string, Kill['moment'], number, string[]]>([
    ['before the first is asked for', 'asked', 1, ['dev', 'dev', 'qa', 'prod']],
    [
      'when the second is there and the scaffolder does not know it',
      'done',
      2,
      ['dev', 'qa', 'qa', 'prod'],
    ],
  ])('killed %s', async (_, moment, n, asked) => {
    const { status, output } = await runKilled([
      { moment, at: nthPost(server, n) },
    ]);
    expect({ status, output }).toEqual({
      status: 'completed',
      output: {
        deployments: ['d-1', 'd-2', 'd-3'],
        states: ['succeeded', 'succeeded', 'succeeded'],
      },
    });
    expectEachOnce();
    expect(posts()).toEqual(asked);
  });

  it('killed while it follows the second, whose id is stored', async () => {
    const { status } = await runKilled([
      { moment: 'asked', at: ({ path }) => path === '/deployments/d-2' },
    ]);
    expect(status).toBe('completed');
    expectEachOnce();
    // What a checkpoint remembers is not asked for again.
    expect(posts()).toEqual(['dev', 'qa', 'prod']);
  });

  it('killed over and over, at random', async () => {
    const seed = Number(process.env.LAKEPORT_SEED ?? Date.now() % 1_000_000);
    process.stdout.write(`LAKEPORT_SEED=${seed}\n`);
    const random = randomOf(seed);
    const kills = Array.from({ length: 6 }, (): Kill => {
      // Of a handful of requests that a start makes before it is killed again.
      let skip = Math.floor(random() * 4);
      return {
        moment: random() < 0.5 ? 'asked' : 'done',
        at: () => {
          skip -= 1;
          return skip < 0;
        },
        ...(random() < 0.5 && { laterMs: Math.floor(random() * 40) }),
      };
    });
    const { status } = await runKilled(kills);
    expect(status).toBe('completed');
    expectEachOnce();
  });

  it('taken for dead, and going on beside the one that took over', async () => {
    const first = await start();
    server.onMoment = (moment, request) => {
      if (moment === 'done' && nthPost(server, 2)(request)) {
        first.freeze();
      }
    };
    const task = await first.startTask(TEMPLATE);
    await until(() => posts().length === 2);
    const second = await start();
    expect((await second.end(task)).status).toBe('completed');
    first.thaw();
    await until(() => posts().filter(name => name === 'prod').length === 2);
    expectEachOnce();
  });

  it('failed in the middle, and retried', async () => {
    server.scripts = {
      [ENVIRONMENTS[1]]: [
        { state: 'running' },
        { error: 403 },
        { state: 'succeeded' },
      ],
    };
    const scaffolder = await start();
    const task = await scaffolder.startTask(TEMPLATE);
    const failed = await scaffolder.end(task);
    expect(failed.status).toBe('failed');
    expect(failed.log.join('\n')).toContain(
      'Cannot follow the deployment any longer',
    );
    expect(server.created).toHaveLength(2);
    await scaffolder.retry(task);
    expect((await scaffolder.end(task)).status).toBe('completed');
    expectEachOnce();
  });

  it('whose deployment failed, and retried: never a second one', async () => {
    server.scripts = {
      [ENVIRONMENTS[1]]: [{ state: 'failed', failedStep: 'Plan' }],
    };
    const scaffolder = await start();
    const task = await scaffolder.startTask(TEMPLATE);
    await scaffolder.end(task);
    await scaffolder.retry(task);
    const { status, log } = await scaffolder.end(task);
    expect(status).toBe('failed');
    expect(log.join('\n')).toContain('never deploys a second time');
    expect(server.created.map(({ state }) => state)).toEqual([
      'succeeded',
      'failed',
    ]);
  });

  it('cancelled while it waits, and retried', async () => {
    server.scripts = { [ENVIRONMENTS[0]]: [{ state: 'waiting' }] };
    const scaffolder = await start();
    const task = await scaffolder.startTask(TEMPLATE);
    await until(() => server.requests.length > 2);
    await scaffolder.cancel(task);
    expect((await scaffolder.end(task)).log.join('\n')).toContain(
      'goes on without this task',
    );
    server.scripts = {};
    await scaffolder.retry(task);
    expect((await scaffolder.end(task)).status).toBe('completed');
    expectEachOnce();
  });
});
