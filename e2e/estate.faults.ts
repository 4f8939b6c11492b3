/**
 * The portal's clients of Databricks and AWS against an estate where something
 * goes wrong: nothing is lost and nothing comes twice, or it is said what could
 * not be read.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startEstateEmulator, type Estate } from '../packages/emulators/src';
import { EstateClients } from './faults/EstateClients';

const SIZE = {
  accounts: 3,
  workspaces: 24,
  catalogs: 36,
  schemas: 72,
  tables: 2_000,
  columns: 2,
  vpcs: 12,
  latencyMs: 0,
  pageSize: 7,
  hugeIds: true,
};
const ALL = '.';
const LISTS = '/(catalogs|schemas|tables)\\?';

describe('an estate where something goes wrong', () => {
  let estate: Estate;
  /** What is there, by account. */
  let expected: string[][];

  before(async () => {
    estate = await startEstateEmulator(SIZE);
    const clients = new EstateClients(estate);
    expected = await Promise.all(
      estate.accountIds.map((_, index) => clients.everything(index)),
    );
  });
  afterEach(() => {
    estate.faults.databricks.clear();
    estate.faults.aws.clear();
  });
  after(() => estate?.stop());

  const fails = (error: unknown, code: string, words: RegExp) => {
    assert.ok(error instanceof Error, String(error));
    assert.equal('errorCode' in error && error.errorCode, code, error.message);
    assert.match(error.message, words);
    return true;
  };
  /** How often the rules were followed. */
  const hits = () =>
    estate.faults.databricks
      .toJSON()
      .rules.reduce((sum, rule) => sum + rule.hits, 0);
  const whole = async (clients: EstateClients, account = 0) => {
    assert.deepEqual(await clients.everything(account), expected[account]);
    assert.ok(hits() > 0, 'the fault was never met');
  };

  it('is read whole, and everything once, when nothing does', () => {
    for (const names of expected) {
      assert.equal(new Set(names).size, names.length);
    }
    const names = expected.flat();
    const count = (kind: string) =>
      names.filter(name => name.startsWith(kind)).length;
    assert.equal(count('workspace '), SIZE.workspaces);
    // Catalogs that are bound to another workspace are not seen from the first.
    assert.ok(count('catalog ') > SIZE.catalogs * 0.8);
    assert.ok(count('table ') > SIZE.tables * 0.8);
  });

  describe('for a while: nothing is lost and nothing doubled', () => {
    it('429 with Retry-After, in seconds and as a date', async () => {
      estate.faults.databricks.add({
        rules: [
          {
            fault: 'too-many-requests',
            path: '/workspaces$',
            retryAfter: 1,
            times: 1,
          },
          {
            fault: 'too-many-requests',
            path: '/catalogs\\?',
            retryAfter: 'date',
            times: 1,
          },
        ],
      });
      const began = performance.now();
      await whole(new EstateClients(estate));
      assert.ok(performance.now() - began >= 1_000, 'it was not waited for');
    });

    it('429 without Retry-After', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'too-many-requests', path: ALL, every: 2 }],
      });
      await whole(new EstateClients(estate, { concurrency: 1 }));
    });

    it('a storm of 503, also at the token endpoint', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'unavailable', path: ALL, every: 2 }],
      });
      await whole(new EstateClients(estate, { concurrency: 1 }));
    });

    it('connections that end', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'drop', path: LISTS, every: 3 }],
      });
      await whole(new EstateClients(estate, { concurrency: 1 }));
    });

    it('empty pages with a token before every page', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'empty-pages', path: LISTS, pages: 4 }],
      });
      await whole(new EstateClients(estate));
    });

    it('a token that ends amid a listing', async () => {
      estate.faults.databricks.add({ tokens: { uses: 3 } });
      const clients = new EstateClients(estate);
      assert.deepEqual(await clients.everything(1), expected[1]);
    });

    it('tokens that live shorter than is said of them', async () => {
      estate.faults.databricks.add({
        tokens: { saidSeconds: 86_400, livedSeconds: 2 },
      });
      const clients = new EstateClients(estate);
      assert.deepEqual(await clients.everything(1), expected[1]);
      await pause(2_100);
      assert.deepEqual(await clients.everything(1), expected[1]);
    });

    it('clocks that are an hour ahead or behind', async () => {
      for (const clockSkewSeconds of [3_600, -3_600]) {
        estate.faults.databricks.clear();
        estate.faults.databricks.add({
          clockSkewSeconds,
          rules: [
            {
              fault: 'unavailable',
              path: '/workspaces$',
              retryAfter: 'date',
              times: 1,
            },
          ],
        });
        const began = performance.now();
        await whole(new EstateClients(estate));
        assert.ok(
          performance.now() - began < 30_000,
          'it waited by its own clock',
        );
      }
    });
  });

  describe('for good: it is said what could not be read', () => {
    it('a storm of 503 is not asked for ever', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'unavailable', path: '/workspaces$' }],
      });
      await assert.rejects(new EstateClients(estate).everything(0), error =>
        fails(error, 'TEMPORARILY_UNAVAILABLE', /workspaces: .*\(503 /),
      );
      assert.ok(hits() <= 5, `asked ${hits()} times`);
    });

    it('a page where JSON is expected', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'html', path: '/schemas\\?' }],
      });
      await assert.rejects(new EstateClients(estate).everything(0), error =>
        fails(
          error,
          'UNAUTHENTICATED',
          /schemas answered with something other than JSON/,
        ),
      );
    });

    it('ways to the login, and to where PrivateLink is asked for', async () => {
      estate.faults.databricks.add({
        rules: [
          { fault: 'login', path: '/networks$' },
          { fault: 'private-link', path: '/catalogs\\?' },
        ],
      });
      const clients = new EstateClients(estate);
      await assert.rejects(clients.account(0).networks().all(), error =>
        fails(error, 'UNAUTHENTICATED', /login page/),
      );
      const [{ id }] = await clients.account(0).workspaces().all();
      await assert.rejects(
        clients.workspace(0, id).unityCatalog.catalogs().all(),
        error =>
          fails(error, 'PRIVATE_LINK_VALIDATION_ERROR', /PrivateLink only/),
      );
    });

    it('a token that comes again', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'repeated-token', path: '/catalogs\\?' }],
      });
      await assert.rejects(new EstateClients(estate).everything(0), error =>
        fails(error, 'ENDLESS_LIST', /catalogs: .*same page token twice/),
      );
    });

    it('a list that never ends', async () => {
      estate.faults.databricks.add({
        rules: [{ fault: 'endless', path: '/tables\\?' }],
      });
      await assert.rejects(new EstateClients(estate).everything(0), error =>
        fails(error, 'ENDLESS_LIST', /tables: more than \d+ pages/),
      );
      assert.ok(hits() < 2_000, `asked ${hits()} times`);
    });

    it('a host that hangs holds nobody else back', async () => {
      const clients = new EstateClients(estate);
      const workspaces = await clients.account(0).workspaces().all();
      const [slow, other] = workspaces.map(({ id }) => id);
      estate.faults.databricks.add({
        rules: [{ fault: 'hang', path: `^/w/${slow}/` }],
      });
      const waiting = clients.workspace(0, slow).unityCatalog.catalogs();
      const late = assert.rejects(
        waiting.all({ signal: AbortSignal.timeout(300) }),
        { name: 'TimeoutError' },
      );
      const found = await clients
        .workspace(0, other)
        .unityCatalog.catalogs()
        .all();
      assert.ok(found.length > 0);
      await late;
    });

    it('one account of three that refuses: the others are whole', async () => {
      estate.faults.databricks.add({
        rules: [
          { fault: 'refused', path: `/accounts/${estate.accountIds[1]}/` },
        ],
      });
      const clients = new EstateClients(estate);
      const read = await Promise.allSettled(
        estate.accountIds.map((_, index) => clients.everything(index)),
      );
      const [first, second, third] = read;
      assert.deepEqual(first, { status: 'fulfilled', value: expected[0] });
      assert.deepEqual(third, { status: 'fulfilled', value: expected[2] });
      assert.equal(second.status, 'rejected');
      fails(second.reason, 'PERMISSION_DENIED', /\(403 PERMISSION_DENIED\)/);
    });
  });

  it('keeps ids above 2^53, and asks the workspace that is meant', async () => {
    const clients = new EstateClients(estate);
    const workspaces = await Promise.all(
      estate.accountIds.map((_, index) =>
        clients.account(index).workspaces().all(),
      ),
    );
    const ids = workspaces.flat().map(({ id }) => id);
    assert.equal(new Set(ids).size, SIZE.workspaces);
    assert.ok(ids.every(id => BigInt(id) > 2n ** 53n));
    for (const { id } of workspaces[0].slice(0, 3)) {
      const me = await clients.workspace(0, id).me();
      assert.equal(me.workspaceId, id);
      const metastore = await clients.account(0).metastoreOf(id);
      assert.equal(metastore?.workspaceId, id);
    }
  });

  describe('at AWS', () => {
    const regionsOf = (clients: EstateClients) =>
      clients.aws
        .accounts()
        .flatMap(({ accountId, regions }) =>
          regions.map(region => ({ accountId, region })),
        );
    const idsOf = (answers: object) =>
      JSON.stringify(answers, (key, value) => (key === 'errors' ? [] : value));
    const first = (clients: EstateClients) => regionsOf(clients)[0];

    it('throttling, storms and short sessions lose nothing', async () => {
      const clients = new EstateClients(estate);
      const target = first(clients);
      const clean = await clients.aws.readRegion(target);
      assert.deepEqual(clean.errors, []);
      assert.ok((clean.subnets ?? []).length >= 6);
      for (const fault of [
        {
          rules: [
            { fault: 'too-many-requests', path: 'DescribeSubnets', times: 2 },
          ],
        },
        { rules: [{ fault: 'unavailable', path: 'Describe', every: 5 }] },
        { rules: [{ fault: 'drop', path: 'DescribeRouteTables', times: 1 }] },
        { rules: [{ fault: 'empty-pages', path: 'Describe(Subnets|Vpcs)$' }] },
        { tokens: { uses: 60 } },
      ] as const) {
        estate.faults.aws.clear();
        estate.faults.aws.add(JSON.parse(JSON.stringify(fault)));
        const answers = await new EstateClients(estate).aws.readRegion(target);
        assert.deepEqual(answers.errors, [], JSON.stringify(fault));
        assert.equal(idsOf(answers), idsOf(clean), JSON.stringify(fault));
      }
    });

    it('an action that is refused leaves out its part and names it', async () => {
      estate.faults.aws.add({
        rules: [{ fault: 'refused', path: '/DescribeRouteTables$' }],
      });
      const clients = new EstateClients(estate);
      const answers = await clients.aws.readRegion(first(clients));
      assert.equal(answers.routeTables, undefined);
      assert.deepEqual(
        answers.errors?.map(({ action }) => action),
        ['ec2:DescribeRouteTables'],
      );
      assert.ok((answers.subnets ?? []).length > 0);
    });

    it('one account of three that refuses: the others are whole', async () => {
      const clients = new EstateClients(estate);
      const targets = regionsOf(clients);
      const accounts = [...new Set(targets.map(({ accountId }) => accountId))];
      assert.equal(accounts.length, 3);
      const clean = await Promise.all(
        targets.map(target => clients.aws.readRegion(target)),
      );
      estate.faults.aws.add({
        rules: [{ fault: 'refused', path: `^/${accounts[1]}/` }],
      });
      const again = new EstateClients(estate);
      const answers = await Promise.all(
        targets.map(target => again.aws.readRegion(target)),
      );
      answers.forEach((answer, index) => {
        if (answer.accountId === accounts[1]) {
          assert.equal(answer.vpcs, undefined);
          assert.ok((answer.errors ?? []).length > 0);
        } else {
          assert.deepEqual(answer, clean[index]);
        }
      });
    });

    it('a list without an end, a token that comes again, and a call that hangs end', async () => {
      for (const fault of ['endless', 'repeated-token', 'hang'] as const) {
        estate.faults.aws.clear();
        estate.faults.aws.add({
          rules: [{ fault, path: '/DescribeSubnets$' }],
        });
        const clients = new EstateClients(estate, {
          requestTimeoutMs: 200,
          deadlineMs: 3_000,
        });
        const answers = await clients.aws.readRegion(first(clients));
        assert.equal(answers.subnets, undefined, fault);
        assert.ok(
          answers.errors?.some(
            ({ action }) => action === 'ec2:DescribeSubnets',
          ),
          fault,
        );
      }
    });
  });
});
