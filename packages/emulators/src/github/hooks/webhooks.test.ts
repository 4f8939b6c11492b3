import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorSwitch } from '../../__testUtils__/emulatorSwitch';
import {
  HookReceiver,
  type ReceivedHook,
} from '../../__testUtils__/HookReceiver';
import { TestBench } from '../../__testUtils__/TestBench';

jest.setTimeout(60_000);

const SECRET = 'agreed on';
const WORKFLOW = `on: workflow_dispatch
jobs:
  plan:
    runs-on: ubuntu-latest
    environment: gated
    steps: [{ run: echo planned }]
`;

let bench: TestBench;
let receiver: HookReceiver;
let work: string;
const at = { owner: 'acme', repo: 'told' };

beforeAll(async () => {
  bench = await TestBench.start();
  receiver = await HookReceiver.start();
  work = await bench.repository('told', {
    '.github/workflows/deploy.yml': WORKFLOW,
  });
});
afterAll(async () => {
  await bench.stop();
  await receiver.stop();
});
beforeEach(() => {
  receiver.received.length = 0;
});
afterEach(() => emulatorSwitch(bench, 'DELETE', '/_faults'));

const sign = ({ body }: ReceivedHook) =>
  `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
const names = () => receiver.received.map(({ name }) => name);
const completed = ({ name }: ReceivedHook) => name === 'workflow_run completed';

async function run(): Promise<void> {
  await bench.finished('told', await bench.dispatch('told'));
}

/** Waits until nothing more comes of what happened before, and forgets it. */
async function settle(): Promise<void> {
  await emulatorSwitch(bench, 'DELETE', '/_faults');
  const { data: hooks } = await bench.octokit().repos.listWebhooks(at);
  // What is held back comes after the first one at the latest.
  for (let count = 0; count < 2; count += 1) {
    receiver.received.length = 0;
    await bench.octokit().repos.pingWebhook({ ...at, hook_id: hooks[0].id });
    await receiver.until(({ event }) => event === 'ping');
  }
  receiver.received.length = 0;
}

describe('a webhook', () => {
  it('hears of pushes, and of runs and jobs from their beginning to their end', async () => {
    const { data: hook } = await bench.octokit().repos.createWebhook({
      ...at,
      config: { url: receiver.url, content_type: 'json', secret: SECRET },
      events: ['push', 'workflow_run', 'workflow_job'],
    });
    expect(hook.config.secret).toBe('********');
    await settle();

    writeFileSync(join(work, 'a.txt'), 'a\n');
    await bench.git(work, 'add', '.');
    await bench.git(work, 'commit', '-q', '-m', 'more');
    await bench.git(work, 'push', '-q', bench.remote('acme/told'), 'main');
    const push = await receiver.until(({ event }) => event === 'push');
    expect(JSON.parse(push.body)).toMatchObject({
      ref: 'refs/heads/main',
      commits: [{ message: 'more', added: ['a.txt'], modified: [] }],
      repository: { full_name: 'acme/told' },
    });

    const { data: maya } = await bench
      .octokit()
      .users.getByUsername({ username: 'maya' });
    const { data: environment } = await bench
      .octokit()
      .repos.createOrUpdateEnvironment({
        ...at,
        environment_name: 'gated',
        reviewers: [{ type: 'User', id: maya.id }],
      });
    const id = await bench.dispatch('told');
    await receiver.until(({ name }) => name === 'workflow_job waiting');
    await bench.octokit('ghp_as_maya').actions.reviewPendingDeploymentsForRun({
      ...at,
      run_id: id,
      environment_ids: [environment.id],
      state: 'approved',
      comment: '',
    });
    const end = await receiver.until(completed);
    expect(JSON.parse(end.body).workflow_run).toMatchObject({
      id,
      status: 'completed',
      conclusion: 'success',
    });
    expect(names()).toEqual([
      'push',
      'workflow_run requested',
      'workflow_job queued',
      'workflow_job waiting',
      'workflow_job queued',
      'workflow_run in_progress',
      'workflow_job in_progress',
      'workflow_job completed',
      'workflow_run completed',
    ]);
    // Each tells of the run as it was then.
    const jobs = receiver.received.filter(
      ({ event }) => event === 'workflow_job',
    );
    for (const { name, body } of jobs) {
      expect(`workflow_job ${JSON.parse(body).workflow_job.status}`).toBe(name);
    }
    expect(receiver.received.every(item => item.signature === sign(item))).toBe(
      true,
    );
    const ids = receiver.received.map(({ delivery }) => delivery);
    expect(new Set(ids).size).toBe(ids.length);
    await bench.octokit().repos.createOrUpdateEnvironment({
      ...at,
      environment_name: 'gated',
    });
  });

  it('gets deliveries twice, in another order, forged or not at all, when a test wants that', async () => {
    const fault = async (webhooks: string[]) => {
      await settle();
      await emulatorSwitch(bench, 'POST', '/_faults', { webhooks });
      await run();
    };
    await fault(['duplicated', 'forged']);
    await receiver.until(completed);
    const [first, second] = receiver.received;
    expect([second.name, second.delivery]).toEqual([
      first.name,
      first.delivery,
    ]);
    expect(first.signature).not.toBe(sign(first));
    await fault(['reordered']);
    await receiver.until(completed);
    expect(names().slice(0, 2)).toEqual([
      'workflow_job queued',
      'workflow_run requested',
    ]);
    await fault(['lost']);
    expect(receiver.received).toEqual([]);
  });

  it('of an organization hears of all its repositories, and shows what it was sent', async () => {
    const github = bench.octokit();
    const { data: hook } = await github.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      config: { url: `${receiver.url}?org`, content_type: 'json' },
      events: ['workflow_run'],
    });
    receiver.status = 500;
    await run();
    await receiver.until(completed);
    receiver.status = 200;
    const of = { org: 'acme', hook_id: hook.id };
    const list = async () => (await github.orgs.listWebhookDeliveries(of)).data;
    let deliveries = await list();
    while (deliveries.length < 4) {
      deliveries = await list();
    }
    expect(deliveries[0]).toMatchObject({
      event: 'workflow_run',
      action: 'completed',
      status_code: 500,
      redelivery: false,
    });
    await settle();
    await github.orgs.redeliverWebhookDelivery({
      ...of,
      delivery_id: deliveries[0].id,
    });
    const again = await receiver.until(
      ({ delivery }) => delivery === deliveries[0].guid,
    );
    expect([again.name, again.signature]).toEqual([
      'workflow_run completed',
      undefined,
    ]);
    await github.orgs.deleteWebhook(of);
  });

  it('is on this machine, or is refused', async () => {
    const github = bench.octokit();
    const create = (url: string) =>
      github.repos.createWebhook({ ...at, config: { url }, events: ['push'] });
    await expect(create('https://example.com/hook')).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('not an address on this machine'),
    });
    await expect(create('')).rejects.toMatchObject({ status: 422 });
    await expect(create(receiver.url)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Hook already exists'),
    });
  });
});
