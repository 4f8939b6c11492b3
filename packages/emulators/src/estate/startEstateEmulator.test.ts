import * as ec2 from '@aws-sdk/client-ec2';
import { startEstateEmulator, type Estate } from './startEstateEmulator';

let estate: Estate | undefined;
afterEach(async () => {
  await estate?.stop();
  estate = undefined;
});

async function tokenOf(path: string, at: Estate): Promise<string> {
  const [{ clientId, clientSecret }] = at.config().databricks.accounts;
  const response = await fetch(`${at.databricks}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(
        `${clientId}:${clientSecret}`,
      ).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'all-apis',
    }),
  });
  return (await response.json()).access_token;
}

/** Reads JSON as somebody who may. */
async function reader(path: string, at: Estate) {
  const token = await tokenOf(path, at);
  return async (what: string) => {
    const response = await fetch(`${at.databricks}${what}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, text: await response.text() };
  };
}

/** All pages of a list of Unity Catalog. */
async function all(
  read: (what: string) => Promise<{ text: string }>,
  what: string,
  key: string,
): Promise<Array<Record<string, unknown>>> {
  const items: Array<Record<string, unknown>> = [];
  for (let token: string | undefined = ''; token !== undefined; ) {
    const { text } = await read(
      `${what}${
        what.includes('?') ? '&' : '?'
      }max_results=0&page_token=${token}`,
    );
    const body = JSON.parse(text);
    items.push(...body[key]);
    token = body.next_page_token;
  }
  return items;
}

const SMALL = {
  workspaces: 8,
  catalogs: 41,
  schemas: 123,
  tables: 1_000,
  vpcs: 4,
  latencyMs: 0,
};

describe('an estate that is made up', () => {
  it('has as many of everything as it was told, all of them once', async () => {
    estate = await startEstateEmulator(SMALL);
    const [accountId] = estate.accountIds;
    const account = await reader(
      `/oidc/accounts/${accountId}/v1/token`,
      estate,
    );
    const workspaces: Array<{ workspace_id: number; aws_region: string }> =
      JSON.parse(
        (await account(`/api/2.0/accounts/${accountId}/workspaces`)).text,
      );
    expect(workspaces).toHaveLength(8);

    const names = new Set<unknown>();
    let tables = 0;
    // One workspace for each of the four regions with their metastores.
    for (const { workspace_id: id } of workspaces.slice(0, 4)) {
      const read = await reader(`/w/${id}/oidc/v1/token`, estate);
      const uc = `/w/${id}/api/2.1/unity-catalog`;
      const catalogs = await all(
        read,
        `${uc}/catalogs?include_unbound=true`,
        'catalogs',
      );
      for (const { name } of catalogs) {
        expect(names.has(name)).toBe(false);
        names.add(name);
        tables += (
          await all(
            read,
            `${uc}/table-summaries?catalog_name=${name}`,
            'tables',
          ).catch(() => [])
        ).length;
      }
    }
    expect(names.size).toBe(41);
    // Those that are bound to another workspace cannot be looked into.
    expect(tables).toBeGreaterThan(900);
    expect(tables).toBeLessThanOrEqual(1_000);
  });

  it('finds by its name what it lists, also what is hard to carry', async () => {
    estate = await startEstateEmulator({
      ...SMALL,
      catalogs: 1,
      schemas: 1,
      tables: 300,
    });
    const [accountId] = estate.accountIds;
    const account = await reader(
      `/oidc/accounts/${accountId}/v1/token`,
      estate,
    );
    const [{ workspace_id: id }] = JSON.parse(
      (await account(`/api/2.0/accounts/${accountId}/workspaces`)).text,
    );
    const read = await reader(`/w/${id}/oidc/v1/token`, estate);
    const uc = `/w/${id}/api/2.1/unity-catalog`;
    const place = 'catalog_name=catalog_000000&schema_name=schema_000000';
    const tables = await all(read, `${uc}/tables?${place}`, 'tables');
    expect(new Set(tables.map(({ full_name: name }) => name)).size).toBe(300);
    const odd = tables.filter(({ name }) => /größe/.test(String(name)));
    expect(odd).toHaveLength(3);
    for (const { full_name: name } of [tables[0], tables[299], ...odd]) {
      const found = await read(
        `${uc}/tables/${encodeURIComponent(String(name))}`,
      );
      expect(JSON.parse(found.text)).toMatchObject({ full_name: name });
      expect(JSON.parse(found.text).columns).toHaveLength(8);
    }
    for (const name of [
      'table_000300',
      'größe_1',
      'table_96',
      'table_000096',
    ]) {
      const { status } = await read(
        `${uc}/tables/catalog_000000.schema_000000.${encodeURIComponent(name)}`,
      );
      expect([name, status]).toEqual([name, 404]);
    }
  });

  it('has ids beyond what a number can hold', async () => {
    estate = await startEstateEmulator({ ...SMALL, hugeIds: true });
    const [accountId] = estate.accountIds;
    const account = await reader(
      `/oidc/accounts/${accountId}/v1/token`,
      estate,
    );
    const { text } = await account(`/api/2.0/accounts/${accountId}/workspaces`);
    expect(text).toContain('"workspace_id":9007199254740993,');
    expect(text).toContain('"workspace_id":9007199254740995,');
  });

  it('takes its time, counts, and refuses what is too much', async () => {
    estate = await startEstateEmulator({
      ...SMALL,
      latencyMs: 15,
      requestsPerSecond: 1,
    });
    const [accountId] = estate.accountIds;
    const account = await reader(
      `/oidc/accounts/${accountId}/v1/token`,
      estate,
    );
    estate.resetRequests();
    const before = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        account(`/api/2.0/accounts/${accountId}/workspaces`),
      ),
    );
    expect(performance.now() - before).toBeGreaterThanOrEqual(14);
    const refused = answers.filter(({ status }) => status === 429).length;
    const taken = answers.filter(({ status }) => status === 200).length;
    expect(refused + taken).toBe(8);
    expect(refused).toBeGreaterThan(3);
    expect(estate.requests()).toMatchObject({
      total: 8,
      byRoute: { 'GET /api/2.0/accounts/:account/workspaces': 8 },
      byStatus: { 200: taken, 429: refused },
    });
  });

  it('has networks that its workspaces are in', async () => {
    estate = await startEstateEmulator({ ...SMALL, vpcs: 60, workspaces: 100 });
    const { aws, awsAccounts } = estate;
    expect(awsAccounts).toHaveLength(6);
    let vpcs = 0;
    for (const { accountId, regions } of awsAccounts) {
      for (const region of regions) {
        const client = new ec2.EC2Client({
          endpoint: aws,
          region,
          credentials: {
            accessKeyId: `AKIA${accountId}`,
            secretAccessKey: 'any',
          },
        });
        const { Vpcs = [] } = await client.send(
          new ec2.DescribeVpcsCommand({}),
        );
        vpcs += Vpcs.length;
      }
    }
    expect(vpcs).toBe(60);
    const [accountId] = estate.accountIds;
    const account = await reader(
      `/oidc/accounts/${accountId}/v1/token`,
      estate,
    );
    const networks: Array<{ vpc_status: string; vpc_id: string }> = JSON.parse(
      (await account(`/api/2.0/accounts/${accountId}/networks`)).text,
    );
    expect(networks).toHaveLength(100);
    expect(new Set(networks.map(({ vpc_id: id }) => id)).size).toBe(60);
  });

  it('refuses a size that is none', async () => {
    await expect(
      startEstateEmulator({ ...SMALL, accounts: 0, tables: 1.5 }),
    ).rejects.toThrow('accounts is 0, tables is 1.5');
  });
});
