import type { SourceList } from '@lakeport/backstage-plugin-databricks-common';
import { Bench } from '../__testUtils__/Bench';

describe('problems of app-config in GET /sources', () => {
  let bench: Bench;
  afterEach(() => bench.stop());

  async function problemsWith(options: {
    config?: object;
    plugin?: object;
  }): Promise<SourceList['problems']> {
    bench = await Bench.start([], undefined, options);
    bench.reset();
    const { status, body } = await bench.get('/sources');
    expect(status).toBe(200);
    return body.problems;
  }

  it('has those of the modules of catalog and search, with their paths', async () => {
    const problems = await problemsWith({
      config: {
        catalog: {
          providers: {
            databricks: {
              schedule: { frequency: { minuts: 30 }, timeout: { minutes: 1 } },
              vpcs: 'some',
            },
          },
        },
        search: {
          collators: {
            databricks: { schedule: 'hourly', exlude: ['hr_*'], include: 'a' },
          },
        },
      },
      plugin: {
        workspaces: [
          {
            host: 'https://dbc-1.cloud.databricks.com',
            token: 't',
            region: 'us-wset-2',
            accountId: 'no-uuid',
          },
        ],
        catalog: {
          owners: [
            {
              match: { account: '2d26daa6-5e44-4c97-a497-ef015f91254a' },
              owner: 'group:default/data',
            },
            { match: { catalog: 'a' }, owner: 'component:default/data' },
          ],
        },
      },
    });
    const said = new Map(problems.map(({ path, message }) => [path, message]));
    expect([...said.keys()].sort()).toEqual([
      'catalog.providers.databricks.schedule',
      'catalog.providers.databricks.vpcs',
      'databricks.catalog.owners[0].match.account',
      'databricks.catalog.owners[1]',
      'databricks.workspaces[0].accountId',
      'databricks.workspaces[0].region',
      'search.collators.databricks.exlude',
      'search.collators.databricks.include',
      'search.collators.databricks.schedule',
    ]);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(
      new Set(['error']),
    );
    expect(said.get('catalog.providers.databricks.schedule')).toContain(
      'the default schedule holds',
    );
    expect(said.get('databricks.workspaces[0].region')).toContain(
      'did you mean us-west-2?',
    );
    expect(said.get('databricks.catalog.owners[0].match.account')).toContain(
      'none of the accounts that are read',
    );
    expect(said.get('search.collators.databricks.include')).toContain(
      'no catalog is read',
    );
  });

  it('says, as a warning, who does not read with each person’s rights', async () => {
    expect(
      await problemsWith({ plugin: { unityCatalog: { readAs: 'user' } } }),
    ).toEqual([
      {
        severity: 'warning',
        path: 'databricks.unityCatalog.readAs',
        message: expect.stringMatching(
          /holds for the explorer only: search finds and entities show.* the portal's own service principal/,
        ),
      },
    ]);
  });
});
