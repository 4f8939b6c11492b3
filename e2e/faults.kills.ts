/**
 * GitHub fails in every way that it is known for, and in some that only somebody
 * with bad intentions makes: whatever was asked for is carried out once, comes to
 * its right end, and whoever waits for it is told why.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { checkHistory } from './kills/checkHistory.ts';
import { FaultyGitHub } from './kills/FaultyGitHub.ts';
import { KilledPortal } from './kills/KilledPortal.ts';

const DISPATCH = { method: 'POST', path: '/dispatches$' };
/** What is asked again and again of a run that was started. */
const FOLLOWING = { method: 'GET', path: '/actions/runs/\\d+$' };
/** No answer takes longer, also of a machine with much to do. */
const TIMEOUT_MS = 2_000;
const SLOW_MS = 2_600;
/** Of runs that are listed late: longer than it takes to look for one and send again. */
const LATE_MS = 1_500;

const ONCE = { state: 'succeeded' as const, plan: 1, apply: 1 };

const BAD_ANSWERS: Array<[string, object, RegExp]> = [
  ['500', { status: 500 }, /failed: Server Error/],
  ['502 with a page', { status: 502, html: true }, /failed: /],
  [
    '403 for a secondary limit, with Retry-After',
    { status: 403, headers: { 'retry-after': '60' } },
    /wants the portal to ask less/,
  ],
  [
    '403 for a secondary limit, without Retry-After',
    { status: 403 },
    /wants the portal to ask less/,
  ],
  ['429', { status: 429 }, /wants the portal to ask less/],
  ['a connection that ends', { drop: 'before' }, /gave no whole answer/],
];

describe('a GitHub that fails', () => {
  let folder: string;
  let github: FaultyGitHub;
  let portal: KilledPortal;
  let environment: string;
  let count = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakeport-faults-'));
    github = await FaultyGitHub.start();
    portal = await KilledPortal.start({
      github,
      database: { file: join(folder, 'portal.sqlite') },
      settings: {
        timeoutMs: TIMEOUT_MS,
        patience: { claimMs: 20_000, lookMs: 15_000, settleMs: 60 },
      },
    });
  });
  beforeEach(() => {
    count += 1;
    environment = `env${count}`;
  });
  afterEach(() => github.mend());
  after(async () => {
    await portal.stop();
    await github.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const apply = () =>
    portal.create({ environment, key: environment, approveInAdvance: true });
  const plan = () =>
    portal.create({ environment, key: environment, operation: 'plan' });
  /** Waits until the deployment says something. */
  const says = (id: string, words: RegExp) =>
    portal.until(id, ({ message }) => words.test(message ?? ''));
  const causes = ({ transitions = [] }: Deployment) =>
    transitions.map(({ cause }) => cause).join('; ');

  /** It is the plan of the run that carried it out, and nothing is left to say. */
  const checkPlanned = (deployment: Deployment) => {
    checkHistory(deployment, github, { state: 'succeeded', plan: 1, apply: 0 });
    assert.equal(deployment.plan?.summary.add, 1);
    assert.equal(deployment.message, undefined);
  };

  describe('when it is to start a run', () => {
    for (const [name, answer, words] of BAD_ANSWERS) {
      it(`says so, and starts it when it can: ${name}`, async () => {
        await github.fault({ rules: [{ ...DISPATCH, ...answer }] });
        const { id } = await plan();
        const { message, state } = await says(id, words);
        assert.equal(state, 'requested');
        assert.match(
          message ?? '',
          /could not be reached \(Starting deploy.yml failed.*; trying again$/s,
        );
        await github.mend();
        const deployment = await portal.ended(id);
        checkPlanned(deployment);
      });
    }

    for (const [name, rule] of [
      ['502', { status: 502, after: true }],
      ['a connection that ends', { drop: 'after' }],
      ['no answer in time', { delayMs: SLOW_MS, after: true }],
    ] as const) {
      it(`finds the run that it has started all the same: ${name}`, async () => {
        await github.fault({ rules: [{ ...DISPATCH, ...rule, times: 1 }] });
        const { id } = await plan();
        const deployment = await portal.ended(id);
        checkPlanned(deployment);
        assert.match(causes(deployment), /Found its run on 127\.0\.0\.1/);
        assert.equal(github.duplicates(id), 0);
      });
    }

    it('applies once what was approved, when GitHub fails just then', async () => {
      const { id } = await portal.create({ environment, key: environment });
      await portal.until(id, ({ state }) => state === 'waiting');
      await github.fault({
        rules: [
          { ...DISPATCH, status: 502, times: 1 },
          { ...DISPATCH, drop: 'after', times: 1 },
        ],
      });
      await portal.approve(id);
      checkHistory(await portal.ended(id), github, ONCE);
      assert.deepEqual(await github.hits(), [1, 1]);
    });

    it('leaves a second run aside where the first is listed late', async () => {
      await github.fault({
        rules: [{ ...DISPATCH, drop: 'after', times: 1 }],
        runsListedAfterMs: LATE_MS,
      });
      const { id } = await plan();
      const deployment = await portal.ended(id);
      checkPlanned(deployment);
      assert.ok(github.duplicates(id) > 0, 'it was not sent again');
    });

    it('asks an Enterprise Server, which does not tell the run and lists it late', async () => {
      await github.fault({
        enterpriseServer: true,
        runsListedAfterMs: LATE_MS,
      });
      const { id } = await plan();
      const deployment = await portal.ended(id);
      checkPlanned(deployment);
      assert.match(causes(deployment), /took it/);
    });

    it('does not take a limit for a lack of rights where it looks for the commit', async () => {
      await github.fault({ rules: [{ path: '/acme/payments$', status: 403 }] });
      const { id } = await plan();
      await says(id, /could not be reached \(Looking for the default branch/);
      await github.mend();
      checkPlanned(await portal.ended(id));
    });
  });

  describe('while a run is followed', () => {
    for (const [name, answer, words] of BAD_ANSWERS) {
      it(`says so, and goes on: ${name}`, async () => {
        await github.fault({ rules: [{ ...FOLLOWING, ...answer }] });
        const { id } = await plan();
        const { message } = await says(id, words);
        assert.match(
          message ?? '',
          /^The run could not be looked at \(Reading run \d+ failed.*; trying again$/s,
        );
        await github.mend();
        checkPlanned(await portal.ended(id));
      });
    }

    it('waits for answers that are slow', async () => {
      await github.fault({ rules: [{ path: '/payments', delayMs: 100 }] });
      const { id } = await plan();
      checkPlanned(await portal.ended(id));
    });

    it('asks again where an answer takes too long', async () => {
      await github.fault({
        rules: [{ ...FOLLOWING, delayMs: SLOW_MS, times: 1 }],
      });
      const { id } = await plan();
      checkPlanned(await portal.ended(id));
      assert.deepEqual(await github.hits(), [1]);
    });

    it('says what to do when the run is gone', async () => {
      environment = `slow${count}`;
      const { id } = await apply();
      const { runId = '' } = await portal.until(
        id,
        ({ state }) => state === 'running' && github.executed.has(id),
      );
      await github.vanish(runId);
      const deployment = await portal.ended(id);
      checkHistory(deployment, github, { state: 'lost', plan: 1, apply: 0 });
      assert.equal(
        deployment.message,
        `The run ${runId} is no longer there; it may have been deleted. Look at the environment, or plan it, to see what was done`,
      );
    });

    for (const [name, answer, words] of [
      ['not there', { status: 404 }, /the log was answered with 404/],
      ['deleted', { status: 410 }, /GitHub has deleted the log/],
      ['behind a gateway that fails', { status: 502, html: true }, /with 502/],
    ] as const) {
      it(`tells which step failed, when its log is ${name}`, async () => {
        environment = `broken${count}`;
        await github.fault({ rules: [{ path: '/logs$', ...answer }] });
        const { id } = await plan();
        const deployment = await portal.ended(id);
        checkHistory(deployment, github, {
          state: 'failed',
          plan: 1,
          apply: 0,
        });
        assert.match(
          deployment.message ?? '',
          /^The step "Plan" of the job "plan" failed\. Its log could not be read/,
        );
        assert.match(deployment.message ?? '', words);
      });
    }
  });

  describe('what a run has kept', () => {
    for (const [fault, words] of [
      ['missing', /^The run has kept no artifact "plan"$/],
      ['expired', /could not be read: it has expired$/],
      ['huge', /could not be read: it is larger than 2097152 bytes$/],
      ['endless', /could not be read: it is larger than 2097152 bytes$/],
      [
        'bomb',
        /its plan\.jsonl has 536870912 bytes; 16777216 are read at most/,
      ],
      ['disguised-bomb', /its plan\.jsonl unpacks to more than it says/],
      ['traversal', /could not be read: it holds no plan\.jsonl$/],
      ['duplicates', /it holds 2 files called plan\.jsonl$/],
    ] as const) {
      it(`is not applied unread: a plan that is ${fault}`, async () => {
        await github.fault({ artifacts: [{ name: 'plan', fault }] });
        const { id } = await apply();
        const waiting = await portal.until(
          id,
          ({ state }) => state === 'waiting',
        );
        assert.match(waiting.planProblem ?? '', words);
        assert.equal(waiting.plan, undefined);
        await portal.cancel(id);
        checkHistory(await portal.ended(id), github, {
          state: 'cancelled',
          plan: 1,
          apply: 0,
        });
      });
    }

    it('is fetched again when it was damaged on the way', async () => {
      await github.fault({ artifacts: [{ name: 'plan', fault: 'corrupt' }] });
      const { id } = await apply();
      await says(id, /its download was damaged on the way; trying again$/);
      await github.mend();
      const deployment = await portal.ended(id);
      checkHistory(deployment, github, ONCE);
      assert.equal(deployment.plan?.summary.add, 1);
    });

    it('is fetched again when a limit has passed', async () => {
      await github.fault({ rules: [{ path: '/artifacts', status: 403 }] });
      const { id } = await plan();
      await says(id, /wants the portal to ask less.*; trying again$/);
      await github.mend();
      const deployment = await portal.ended(id);
      checkPlanned(deployment);
    });

    it('is said to be unread beside what was applied', async () => {
      await github.fault({ artifacts: [{ name: 'result', fault: 'bomb' }] });
      const { id } = await apply();
      const deployment = await portal.ended(id);
      checkHistory(deployment, github, ONCE);
      assert.match(
        deployment.resultProblem ?? '',
        /^The artifact "result" of the run could not be read: its result\.jsonl has 536870912 bytes/,
      );
    });
  });
});
