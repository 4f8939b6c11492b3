import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DatabricksBench,
  WORKSPACE,
} from '../databricks/__testUtils__/DatabricksBench';
import { readSeedDocument } from '../databricks/seed/readSeedDocument';
import {
  startEstateEmulator,
  type Estate,
} from '../estate/startEstateEmulator';
import { PrismProxy } from '../__testUtils__/PrismProxy';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../../../..');
/** Unity Catalog's own description, as the client is judged by it. */
const CONTRACT = join(
  ROOT,
  'plugins/databricks-node/contracts/unity-catalog.yaml',
);
const LISTS = ['tables', 'volumes', 'functions', 'models'];

let folder: string;
let bench: DatabricksBench;
let estate: Estate;
const proxies: PrismProxy[] = [];
/** Asks through Prism: an answer that the description does not allow is a 500 with what is wrong. */
type Ask = (path: string) => Promise<{ status: number; text: string }>;

async function judged(base: string, token: string): Promise<Ask> {
  const prism = await PrismProxy.start({
    upstream: `${base}/api/2.1/unity-catalog`,
    folder,
    description: CONTRACT,
  });
  proxies.push(prism);
  return async path => {
    const response = await fetch(`${prism.url}${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
      },
    });
    return { status: response.status, text: await response.text() };
  };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lakeport-contract-'));
});
afterAll(async () => {
  const ended = await Promise.allSettled(proxies.map(prism => prism.stop()));
  await bench?.stop();
  await estate?.stop();
  rmSync(folder, { recursive: true, force: true });
  const unjudged = ended.find(({ status }) => status === 'rejected');
  if (unjudged?.status === 'rejected') {
    throw unjudged.reason;
  }
});

describe('Unity Catalog, by its own description', () => {
  it('answers as described, for all that the demo has', async () => {
    const demo = readSeedDocument(join(ROOT, 'examples/demo/databricks.json'));
    const { payments: catalog } = demo.catalogs;
    bench = await new DatabricksBench().start({
      catalogs: {
        open: {
          schemas: {
            raw: {
              ...catalog.schemas.raw,
              tables: {
                ...catalog.schemas.raw.tables,
                ...catalog.schemas.refined.tables,
              },
              functions: {
                ...catalog.schemas.raw.functions,
                ...catalog.schemas.refined.functions,
              },
              models: catalog.schemas.refined.models,
            },
          },
        },
      },
    });
    const { access_token: token } = await bench.token(
      `/w/${WORKSPACE}/oidc/v1/token`,
    );
    const ask = await judged(`${bench.url}/w/${WORKSPACE}`, token);
    for (const path of [
      '/catalogs?max_results=1',
      '/schemas?catalog_name=open',
    ]) {
      expect(await ask(path)).toMatchObject({ status: 200 });
    }
    for (const list of LISTS) {
      const { status, text } = await ask(
        `/${list}?catalog_name=open&schema_name=raw&max_results=0`,
      );
      expect([list, status, status === 200 ? '' : text]).toEqual([
        list,
        200,
        '',
      ]);
      const [items] = Object.values<unknown[]>(JSON.parse(text));
      expect(items.length).toBeGreaterThan(0);
    }
    const table = await ask('/tables/open.raw.card_transactions');
    expect(JSON.parse(table.text).columns).toHaveLength(10);
  });

  it('refuses what it does not describe', async () => {
    const { access_token: token } = await bench.token(
      `/w/${WORKSPACE}/oidc/v1/token`,
    );
    const ask = await judged(`${bench.url}/w/${WORKSPACE}`, token);
    const tooMany = await ask('/catalogs?max_results=1001');
    expect(tooMany.status).toBe(422);
    bench.faults.add({ rules: [{ fault: 'html', path: '/schemas' }] });
    const page = await ask('/schemas?catalog_name=open');
    bench.faults.clear();
    expect(page.status).toBe(500);
  });

  it('answers as described, for an estate that is made up', async () => {
    estate = await startEstateEmulator({
      workspaces: 4,
      catalogs: 4,
      schemas: 4,
      tables: 400,
      latencyMs: 0,
    });
    const [{ accountId, clientId, clientSecret }] =
      estate.config().databricks.accounts;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const tokenOf = async (path: string): Promise<string> => {
      const response = await fetch(`${estate.databricks}${path}/v1/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}` },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          scope: 'all-apis',
        }),
      });
      return (await response.json()).access_token;
    };
    const workspaces = await fetch(
      `${estate.databricks}/api/2.0/accounts/${accountId}/workspaces`,
      {
        headers: {
          authorization: `Bearer ${await tokenOf(
            `/oidc/accounts/${accountId}`,
          )}`,
        },
      },
    );
    const [{ workspace_id: id }] = await workspaces.json();
    const ask = await judged(
      `${estate.databricks}/w/${id}`,
      await tokenOf(`/w/${id}/oidc`),
    );
    const place = 'catalog_name=catalog_000000&schema_name=schema_000000';
    for (const path of [
      '/catalogs',
      '/schemas?catalog_name=catalog_000000',
      ...LISTS.map(list => `/${list}?${place}&max_results=50`),
      '/tables/catalog_000000.schema_000000.table_000000',
    ]) {
      const { status, text } = await ask(path);
      expect([path, status, status === 200 ? '' : text]).toEqual([
        path,
        200,
        '',
      ]);
    }
  });
});
