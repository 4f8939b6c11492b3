import type { DatabricksConfigProblem } from '@lakeport/backstage-plugin-databricks-node';
import { FakeAccount } from '../__testUtils__/FakeAccount';
import { ProviderBench } from '../__testUtils__/ProviderBench';
import { ConfiguredWorkspacesSource } from './ConfiguredWorkspacesSource';

describe('ConfiguredWorkspacesSource', () => {
  let estate: FakeAccount;
  let configured: string[];
  let listed: string[] | Error;
  let failing: Set<string>;
  let problems: DatabricksConfigProblem[];
  let bench: ProviderBench;

  const url = (id: string) => `https://dbc-${id}.cloud.databricks.com`;

  beforeEach(() => {
    estate = FakeAccount.small();
    estate.workspaces.set('2', {});
    estate.metastores.set('m1', { name: 'west', workspaces: ['1', '2'] });
    configured = ['1', '2'];
    listed = [];
    failing = new Set();
    problems = [];
    bench = new ProviderBench(
      new ConfiguredWorkspacesSource({
        service: {
          problems: () => problems,
          accounts: () => [
            {
              accountId: 'acc',
              listWorkspaces: async () => {
                if (listed instanceof Error) {
                  throw listed;
                }
                return listed.map(id => ({
                  accountId: 'acc',
                  id,
                  name: id,
                  status: 'RUNNING',
                  region: '',
                  url: url(id),
                  customTags: {},
                }));
              },
            },
          ],
          workspaces: () =>
            configured.map(id => {
              const answer = <T>(value: T): T => {
                if (failing.has(id)) {
                  throw new Error(`401 for ${id}`);
                }
                return value;
              };
              const { unityCatalog, compute } = estate.reader(id);
              return {
                name: `dbc-${id}`,
                url: url(id),
                me: async () =>
                  answer({ id: 'p', groups: [], workspaceId: id }),
                unityCatalog: {
                  ...unityCatalog,
                  metastoreSummary: async () =>
                    answer({ id: 'm1', name: 'west', region: 'us-west-2' }),
                },
                compute,
              };
            }),
        },
        estate: {
          include: { schemas: false, warehouses: false },
          limits: { schemasPerCatalog: 10, schemas: 10 },
          allowEmpty: false,
        },
      }),
    );
  });

  it('has workspaces, metastore and catalogs without an account', async () => {
    await bench.refresh();
    expect(bench.titles()).toEqual(['dbc-1', 'dbc-2', 'sales', 'west']);
    expect(bench.titled('dbc-1')).toMatchObject({
      metadata: {
        name: 'dbc-1-1',
        annotations: {
          'lakeport.dev/workspace-id': '1',
          'lakeport.dev/metastore-id': 'm1',
        },
      },
      spec: { dependsOn: ['resource:default/west-metastore.m1'] },
    });
  });

  it('leaves to an account what the account lists', async () => {
    listed = ['1', '2'];
    await bench.refresh();
    expect(bench.titles()).toEqual([]);
  });

  it('gives to an account what that lists from now on, however much it is', async () => {
    for (let i = 0; i < 20; i++) {
      estate.catalogs.set(`c${i}`, { metastoreId: 'm1' });
    }
    bench.limits = { percentage: 20, allowed: [] };
    await bench.refresh();
    expect(bench.titles()).toHaveLength(24);
    bench.restart();
    listed = ['1', '2'];
    await bench.refresh();
    expect(bench.titles()).toEqual([]);
    expect(bench.warnings).toEqual([]);
  });

  it('has nothing twice when the account that lists it cannot be asked', async () => {
    listed = ['1'];
    await bench.refresh();
    const before = bench.titles();
    expect(before).not.toContain('dbc-1');
    listed = new Error('503');
    await bench.refresh();
    expect(bench.titles()).toEqual(before);
  });

  it('keeps what a workspace that refuses has shown', async () => {
    estate.catalogs.set('own', { metastoreId: 'm1', boundTo: ['2'] });
    await bench.refresh();
    const before = JSON.stringify([...bench.catalog]);
    bench.restart();
    failing.add('2');
    estate.failing.add('catalogs:2');
    await bench.refresh();
    expect(JSON.stringify([...bench.catalog])).toBe(before);
    expect(bench.warnings).toContain(
      'Workspace dbc-2 could not be read: Error: 401 for 2',
    );
  });

  it('has a workspace that it could never read under a name for the time being', async () => {
    failing.add('2');
    estate.failing.add('catalogs:2');
    await bench.refresh();
    expect(bench.titled('dbc-2')?.metadata.name).toMatch(
      /^dbc-2-[0-9a-f]{12}$/,
    );
    failing.clear();
    estate.failing.clear();
    await bench.refresh();
    expect(bench.titles()).toEqual(['dbc-1', 'dbc-2', 'sales', 'west']);
    expect(bench.titled('dbc-2')?.metadata.name).toBe('dbc-2-2');
  });

  it('removes a workspace that is not configured any more', async () => {
    await bench.refresh();
    configured = ['1'];
    await bench.refresh();
    expect(bench.titles()).toEqual(['dbc-1', 'sales', 'west']);
  });

  it('removes nothing while an entry of the configuration is wrong', async () => {
    await bench.refresh();
    configured = ['1'];
    const path = 'databricks.workspaces[1].host';
    problems = [{ severity: 'error', path, message: 'x' }];
    await bench.refresh();
    expect(bench.titles()).toContain('dbc-2');
    // A warning leaves nothing out.
    problems = [{ severity: 'warning', path, message: 'x' }];
    await bench.refresh();
    expect(bench.titles()).not.toContain('dbc-2');
  });

  it('removes nothing while it is not known what accounts list', async () => {
    await bench.refresh();
    configured = ['1'];
    listed = new Error('503');
    await bench.refresh();
    expect(bench.titles()).toContain('dbc-2');
  });
});
