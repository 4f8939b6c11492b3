import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Bench } from '../__testUtils__/Bench';
import { eventsBackend } from '../__testUtils__/eventsBackend';
import recorded from '../__testUtils__/recordedDeliveries.json';

/** What the emulator had been given as the secret of its webhook. */
const SECRET = 'what GitHub signs with';
const entityRef = 'resource:default/one';
const named = z.looseObject({ action: z.string() });

/**
 * Deliveries of GitHub's emulator, of which its contract tests say that GitHub's
 * description allows them: a ping byte for byte, and what was told of one run,
 * without addresses and what else says nothing of it.
 */
describe('deliveries as they come', () => {
  let bench: Bench;
  let id: string;

  beforeAll(async () => {
    bench = await Bench.start(['one'], undefined, eventsBackend(SECRET));
    bench.reset();
    ({ id } = (await bench.deploy({ entityRef, operation: 'plan' })).body);
  });
  afterAll(() => bench.stop());

  const run = () => bench.github.runs[0];
  const looks = () =>
    bench.github.server.seen.filter(({ path }) =>
      path.endsWith(`/actions/runs/${run().id}`),
    ).length;
  const state = async () => (await bench.get(`/deployments/${id}`)).body.state;
  const post = (body: string, headers: Record<string, string>) =>
    bench.send('/api/events/http/github', body, headers);

  /** A recorded delivery, as if it had been of the run of this bench. */
  const deliver = (event: string, action: string, secret = SECRET) => {
    const found = recorded.ofRun.find(
      ({ headers, payload }) =>
        headers['x-github-event'] === event &&
        named.parse(payload).action === action,
    );
    if (!found) {
      throw new Error(`${event} ${action} was not recorded`);
    }
    const body = JSON.stringify(found.payload)
      .replaceAll('github.example', bench.github.host)
      .replace(/\b4242\b/g, String(run().id));
    const digest = createHmac('sha256', secret).update(body).digest('hex');
    return post(body, {
      ...found.headers,
      'x-hub-signature-256': `sha256=${digest}`,
    });
  };

  /** Waits without the schedule that would look by itself. */
  async function reaches(wanted: string): Promise<string> {
    for (let i = 0; i < 100 && (await state()) !== wanted; i++) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return state();
  }

  it('are known by their signature, byte for byte', async () => {
    const { ping, forgedPing } = recorded;
    expect((await post(ping.body, ping.headers)).status).toBe(202);
    expect((await post(forgedPing.body, forgedPing.headers)).status).toBe(403);
    const changed = ping.body.replace('dilutes', 'improves');
    expect((await post(changed, ping.headers)).status).toBe(403);
    const { 'x-hub-signature-256': _, ...unsigned } = ping.headers;
    expect((await post(ping.body, unsigned)).status).toBe(403);
  });

  it('that are forged let nobody look', async () => {
    const before = looks();
    for (const { headers, payload } of recorded.ofRun) {
      const { status } = await deliver(
        headers['x-github-event'],
        named.parse(payload).action,
        'what nobody has agreed on',
      );
      expect(status).toBe(403);
    }
    expect(looks()).toBe(before);
    expect(await state()).toBe('dispatched');
  });

  it('are followed though each comes twice and the last one first', async () => {
    run().status = 'in_progress';
    await deliver('workflow_job', 'in_progress');
    await deliver('workflow_job', 'queued');
    await deliver('workflow_job', 'queued');
    expect(await reaches('running')).toBe('running');

    run().status = 'completed';
    run().conclusion = 'success';
    const answers = await Promise.all([
      deliver('workflow_run', 'completed'),
      deliver('workflow_run', 'completed'),
      deliver('workflow_job', 'completed'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await reaches('succeeded')).toBe('succeeded');
    const before = looks();
    await deliver('workflow_run', 'in_progress');
    await deliver('workflow_run', 'requested');
    expect(await state()).toBe('succeeded');
    expect(looks()).toBe(before);
    expect(bench.github.dispatches).toHaveLength(1);
    const { transitions } = (await bench.get(`/deployments/${id}`)).body;
    expect(transitions.map(({ to }: { to: string }) => to)).toEqual([
      'requested',
      'dispatched',
      'running',
      'succeeded',
    ]);
  });
});
