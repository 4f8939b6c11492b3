import { createHmac } from 'node:crypto';
import { Bench } from '../__testUtils__/Bench';
import { eventsBackend } from '../__testUtils__/eventsBackend';

const SECRET = 'what GitHub signs with';
const entityRef = 'resource:default/one';

describe('webhooks, through the events backend', () => {
  let bench: Bench;
  let id: string;

  beforeAll(async () => {
    bench = await Bench.start(['one'], undefined, eventsBackend(SECRET));
    bench.reset();
    ({ id } = (await bench.deploy({ entityRef, operation: 'plan' })).body);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const send = (
    event: string,
    payload: object,
    change: { secret?: string; repo?: string } = {},
  ) => {
    const body = JSON.stringify({
      ...payload,
      repository: {
        html_url: `http://${bench.github.host}/acme/${
          change.repo ?? 'payments'
        }`,
      },
    });
    const signature = createHmac('sha256', change.secret ?? SECRET)
      .update(body)
      .digest('hex');
    return bench.send('/api/events/http/github', body, {
      'Content-Type': 'application/json',
      'X-GitHub-Event': event,
      'X-Hub-Signature-256': `sha256=${signature}`,
    });
  };
  const runId = () => bench.github.runs[0].id;
  const state = async () => (await bench.get(`/deployments/${id}`)).body.state;
  const looks = () =>
    bench.github.server.seen.filter(({ path }) =>
      path.endsWith(`/actions/runs/${runId()}`),
    ).length;

  it('drops what is forged', async () => {
    bench.github.runs[0].status = 'in_progress';
    const before = looks();
    const { status } = await send(
      'workflow_run',
      { workflow_run: { id: runId(), status: 'completed' } },
      { secret: 'a guess' },
    );
    expect(status).toBe(403);
    expect(looks()).toBe(before);
    expect(await state()).toBe('dispatched');
  });

  it('looks at a run that it hears of, and believes what GitHub answers', async () => {
    // The payload says that it has ended, and GitHub that it runs.
    const { status } = await send('workflow_run', {
      workflow_run: { id: runId(), status: 'completed', conclusion: 'success' },
    });
    expect(status).toBe(202);
    expect(await reaches('running')).toBe('running');
  });

  it('takes no harm of what comes twice, late, or of what nobody knows', async () => {
    await send('workflow_run', { workflow_run: { id: 1 } });
    await send(
      'workflow_run',
      { workflow_run: { id: runId() } },
      { repo: 'x' },
    );
    await send('workflow_job', { workflow_job: { id: 5 } });
    await send('push', { ref: 'refs/heads/main' });
    bench.github.runs[0].status = 'completed';
    bench.github.runs[0].conclusion = 'success';
    const job = { workflow_job: { id: 3, run_id: runId(), status: 'queued' } };
    await Promise.all([
      send('workflow_job', job),
      send('workflow_job', job),
      send('workflow_run', { workflow_run: { id: runId() } }),
    ]);
    expect(await reaches('succeeded')).toBe('succeeded');
    await send('workflow_run', {
      workflow_run: { id: runId(), status: 'in_progress' },
    });
    expect(await state()).toBe('succeeded');
    expect(bench.github.dispatches).toHaveLength(1);
  });

  /** Waits without the schedule that would look by itself. */
  async function reaches(wanted: string): Promise<string> {
    for (let i = 0; i < 100; i++) {
      const found = await state();
      if (found === wanted) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return state();
  }
});
