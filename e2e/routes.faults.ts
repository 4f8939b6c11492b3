/**
 * What the portal's REST routes answer about an estate where something goes
 * wrong: everything once, or the rest with `errors[]` that say what is missing.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { z } from 'zod';
import { startEstateEmulator, type Estate } from '../packages/emulators/src';
import { TestClock } from '../plugins/databricks-backend/src/__testUtils__/TestClock';
import { EstateClients } from './faults/EstateClients';
import { EstateRoutes } from './faults/EstateRoutes';
import { faultySize } from './faults/faultySize';
import { forAWhile, forGood } from './faults/listFaults';

const answer = z.object({
  items: z.array(
    z.object({
      id: z.string().optional(),
      accountId: z.string().optional(),
      vpcId: z.string().optional(),
      name: z.string().optional(),
      /** Of a metastore. */
      workspaces: z.array(z.unknown()).default([]),
    }),
  ),
  nextPageToken: z.string().optional(),
  errors: z.array(z.object({ source: z.string(), message: z.string() })),
});
/** Longer than anything that was read stands in for what cannot be. */
const A_DAY_AND_MORE = 25 * 60 * 60_000;

const refused = z.object({ error: z.object({ message: z.string() }) });

type Answer = z.infer<typeof answer>;

const saidOf = (accountId: string) => [
  `metastores of account ${accountId}`,
  `workspaces of account ${accountId}`,
];

const namesOf = ({ items }: Answer) =>
  items.map(({ id, vpcId, name }) => id ?? vpcId ?? name ?? '').sort();

describe('routes over an estate where something goes wrong', () => {
  let estate: Estate;
  let catalogs: string;
  let workspaces: Answer;
  let clock: TestClock;
  let routes: EstateRoutes;
  /** What each route answers when nothing goes wrong, by its path. */
  const expected = new Map<string, string[]>();

  const read = async (path: string) => {
    const { status, body } = await routes.get(path);
    assert.equal(status, 200, JSON.stringify(body));
    return answer.parse(body);
  };

  /** All pages of a list, up to the one that is refused. */
  const pages = async (path: string) => {
    const names: string[] = [];
    let token: string | undefined;
    for (let page = 0; page < 20; page++) {
      const { status, body } = await routes.get(
        token ? `${path}&pageToken=${encodeURIComponent(token)}` : path,
      );
      if (status !== 200) {
        return { names, refusal: refused.parse(body).error.message };
      }
      const found = answer.parse(body);
      names.push(...namesOf(found));
      token = found.nextPageToken;
      if (!token) break;
    }
    return { names };
  };

  before(async () => {
    estate = await startEstateEmulator(faultySize);
    clock = TestClock.start();
    routes = await EstateRoutes.start(
      new EstateClients(estate, { concurrency: 1 }),
    );
    const metastores = await read('/unity-catalog/metastores');
    const metastore = metastores.items.find(one => one.workspaces.length > 0);
    catalogs = `/unity-catalog/objects?metastore=${metastore?.id}&kind=catalog`;
    workspaces = await read('/workspaces');
    for (const path of [
      '/workspaces',
      '/unity-catalog/metastores',
      catalogs,
      '/networks',
    ]) {
      const found = await read(path);
      assert.deepEqual(found.errors, [], path);
      const names = namesOf(found);
      assert.ok(names.length > 1, path);
      assert.equal(new Set(names).size, names.length, path);
      expected.set(path, names);
    }
    assert.equal(expected.get('/workspaces')?.length, faultySize.workspaces);
    assert.equal(expected.get('/networks')?.length, faultySize.vpcs);
  });
  afterEach(() => {
    estate.faults.databricks.clear();
    estate.faults.aws.clear();
    // What was read is forgotten, and tokens are asked for anew.
    clock.later(A_DAY_AND_MORE);
  });
  after(async () => {
    await routes?.stop();
    clock?.stop();
    await estate?.stop();
  });

  for (const { name, faults } of forAWhile) {
    it(`${name}: everything is there, and once`, async () => {
      estate.faults.databricks.add(faults);
      for (const [path, names] of expected) {
        const found = await read(path);
        assert.deepEqual(found.errors, [], path);
        assert.deepEqual(namesOf(found), names, path);
      }
    });
  }

  for (const { name, fault, words } of forGood) {
    it(`${name}: what is there is shown once, and what is not is said`, async () => {
      estate.faults.databricks.add({
        rules: [{ fault, path: '/catalogs\\?' }],
      });
      const { names, refusal } = await pages(catalogs);
      assert.equal(new Set(names).size, names.length);
      if (fault === 'endless') {
        // Page by page a person gets on, and ends it themselves.
        assert.deepEqual(names, expected.get(catalogs));
        assert.equal(refusal, undefined);
      } else {
        assert.match(refusal ?? '', words);
      }
    });
  }

  for (const fault of [
    'unavailable',
    'too-many-requests',
    'html',
    'login',
    'refused',
  ] as const) {
    it(`one account of three with ${fault}: the others are whole, and it is said`, async () => {
      const [, accountId] = estate.accountIds;
      estate.faults.databricks.add({
        rules: [{ fault, path: `/accounts/${accountId}/` }],
      });
      const { body } = await routes.get('/workspaces');
      const { items, errors } = answer.parse(body);
      assert.deepEqual(
        namesOf({ items, errors }),
        namesOf({
          items: workspaces.items.filter(one => one.accountId !== accountId),
          errors,
        }),
      );
      assert.deepEqual(
        errors.map(({ source }) => source),
        saidOf(accountId),
      );
    });
  }

  it('an account that hangs: the others are answered with all the same', async () => {
    const [, accountId] = estate.accountIds;
    estate.faults.databricks.add({
      rules: [{ fault: 'hang', path: `/accounts/${accountId}/workspaces$` }],
    });
    const found = await read('/workspaces');
    assert.deepEqual(
      found.items.map(({ id }) => id),
      workspaces.items
        .filter(one => one.accountId !== accountId)
        .map(({ id }) => id),
    );
    assert.ok(
      found.errors.some(
        ({ source, message }) =>
          source === `workspaces of account ${accountId}` &&
          /timeout/.test(message),
      ),
    );
  });

  it('keeps ids above 2^53', () => {
    const ids = expected.get('/workspaces') ?? [];
    assert.ok(ids.every(id => BigInt(id) > 2n ** 53n));
  });
});
