/**
 * A portal's backend is killed at every point of a deployment: whatever it had
 * begun is carried out once, and comes to its end.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { checkHistory } from './kills/checkHistory.ts';
import { HookedGitHub, type Arrival } from './kills/HookedGitHub.ts';
import { KilledPortal } from './kills/KilledPortal.ts';

const ONCE = { state: 'succeeded' as const, plan: 1, apply: 1 };

describe('a backend that is killed', () => {
  let folder: string;
  let github: HookedGitHub;
  let portal: KilledPortal;
  let environment: string;
  let count = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakeport-kills-'));
    github = await HookedGitHub.start();
    portal = await KilledPortal.start({
      github,
      database: { file: join(folder, 'portal.sqlite') },
    });
  });
  beforeEach(() => {
    count += 1;
    environment = `env${count}`;
  });
  afterEach(() => {
    github.hook = () => undefined;
    github.listsSecond = false;
  });
  after(async () => {
    await portal.stop();
    await github.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Kills once, when a request of that kind comes in for the `nth` time. */
  const killAt = (
    kind: string,
    when: 'kill before' | 'kill after',
    nth = 1,
  ): { done: () => boolean } => {
    let seen = 0;
    github.hook = (arrival: Arrival) => {
      if (arrival.kind !== kind) {
        return undefined;
      }
      seen += 1;
      return seen === nth ? when : undefined;
    };
    return { done: () => seen >= nth };
  };

  const carriedOut = async (key = environment) => {
    const { id } = await portal.create({ environment, key });
    await portal.until(id, ({ state }) => state === 'waiting');
    await portal.approve(id);
    return portal.ended(id);
  };

  const POINTS = [
    ['before the call', 'dispatch', 'kill before', 1],
    ['after the call, before storing it', 'dispatch', 'kill after', 1],
    ['after storing it', 'read run', 'kill before', 1],
    ['while polling', 'read jobs', 'kill after', 2],
    ['while the plan is read', 'download artifact', 'kill after', 1],
    ['before the second call', 'dispatch', 'kill before', 2],
    ['after the second call, before storing it', 'dispatch', 'kill after', 2],
    ['while what was done is read', 'list artifacts', 'kill after', 2],
  ] as const;

  for (const [where, kind, when, nth] of POINTS) {
    it(`carries it out once: ${where}`, async () => {
      const kill = killAt(kind, when, nth);
      const deployment = await carriedOut();
      assert.ok(kill.done(), 'nothing was killed');
      checkHistory(deployment, github, ONCE);
    });
  }

  it('sends again what is listed late, and leaves the second run aside', async () => {
    github.listsSecond = true;
    const before = github.duplicates;
    killAt('dispatch', 'kill after');
    const deployment = await carriedOut();
    checkHistory(deployment, github, ONCE);
    assert.ok(github.duplicates > before, 'it was not sent again');
  });

  it('waits for an approval through a restart', async () => {
    const { id } = await portal.create({ environment, key: environment });
    await portal.until(id, ({ state }) => state === 'waiting');
    portal.kill();
    await portal.approve(id);
    checkHistory(await portal.ended(id), github, ONCE);
  });

  it('is approved once, whether or not the answer was heard', async () => {
    const { id } = await portal.create({ environment, key: environment });
    await portal.until(id, ({ state }) => state === 'waiting');
    const reviewed = portal.review(id);
    portal.kill();
    await reviewed;
    await portal.approve(id);
    checkHistory(await portal.ended(id), github, ONCE);
  });

  it('is approved at GitHub once', async () => {
    github.protectedEnvironments.add(environment);
    killAt('review', 'kill after');
    checkHistory(await carriedOut(), github, {
      state: 'succeeded',
      plan: 1,
      apply: 0,
    });
  });

  for (const when of ['kill before', 'kill after'] as const) {
    it(`ends what is cancelled: ${when} the call`, async () => {
      github.protectedEnvironments.add(environment);
      const { id } = await portal.create({ environment, key: environment });
      await portal.until(id, ({ state }) => state === 'waiting');
      const kill = killAt('cancel', when);
      await portal.cancel(id);
      const deployment = await portal.ended(id);
      assert.ok(kill.done(), 'nothing was killed');
      checkHistory(deployment, github, {
        state: 'cancelled',
        plan: 0,
        apply: 0,
      });
    });
  }

  it('skips nobody of a queue, and keeps its order', async () => {
    const ids: string[] = [];
    for (const key of ['first', 'second', 'third']) {
      const { id } = await portal.create({
        environment,
        key: `${environment}-${key}`,
        approveInAdvance: true,
      });
      ids.push(id);
      portal.kill();
    }
    for (const id of ids) {
      checkHistory(await portal.ended(id), github, ONCE);
    }
    assert.deepEqual(
      github.order.get(environment),
      ids.flatMap(id => [id, `${id}-apply`]),
    );
  });

  it('keeps the logs', async () => {
    const { id } = await carriedOut();
    const read = async () => (await portal.log(id, 'apply')).lines.join();
    const deadline = Date.now() + 30_000;
    while ((await read()) === '' && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    portal.kill();
    assert.match(await read(), /all is well/);
  });
});
