import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSeedDocument } from './readSeedDocument';

const DEMO = join(__dirname, '../../../../../examples/demo/databricks.json');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lakeport-seed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('readSeedDocument', () => {
  it('reads the seed of the demo, in which all that is named is there', () => {
    const { catalogs, workspaces, prices } = readSeedDocument(DEMO);
    const tables = Object.entries(catalogs).flatMap(([catalog, { schemas }]) =>
      Object.entries(schemas).flatMap(([schema, { tables: found }]) =>
        Object.entries(found).map(
          ([name, table]) => [`${catalog}.${schema}.${name}`, table] as const,
        ),
      ),
    );
    const columns = new Set(
      tables.flatMap(([name, table]) =>
        table.columns.map(column => `${name}.${column.name}`),
      ),
    );
    const names = new Set(tables.map(([name]) => name));
    const jobs = new Set(
      Object.values(workspaces).flatMap(workspace =>
        workspace.jobs.map(job => job.name),
      ),
    );
    for (const [name, table] of tables) {
      expect([...names]).toEqual(expect.arrayContaining(table.upstreams));
      expect([...names]).toEqual(
        expect.arrayContaining(table.foreignKeys.map(({ parent }) => parent)),
      );
      expect([...jobs]).toEqual(expect.arrayContaining(table.jobs));
      expect([...columns]).toEqual(
        expect.arrayContaining([
          ...table.primaryKey.map(column => `${name}.${column}`),
          ...Object.keys(table.columnUpstreams).map(
            column => `${name}.${column}`,
          ),
          ...Object.values(table.columnUpstreams).flat(),
        ]),
      );
    }
    expect(Object.keys(prices)).toEqual(
      expect.arrayContaining(
        Object.values(workspaces).flatMap(({ usage }) =>
          usage.map(({ sku }) => sku),
        ),
      ),
    );
  });

  it.each([
    ['no JSON', '{', /seed\.json cannot be read as JSON/],
    [
      'words that it does not know',
      '{"catalogs":{"c":{"schemas":{"s":{"tables":{"t":{"color":"red"}}}}}}}',
      /seed\.json is no seed of Databricks:[\s\S]*color[\s\S]*catalogs\.c\.schemas\.s\.tables\.t/,
    ],
    [
      'a state that there is not',
      '{"workspaces":{"w":{"clusters":[{"name":"c","state":"ASLEEP"}]}}}',
      /workspaces\.w\.clusters\[0\]\.state/,
    ],
  ])('refuses %s', (_, text, message) => {
    const file = join(folder, 'seed.json');
    writeFileSync(file, text);
    expect(() => readSeedDocument(file)).toThrow(message);
  });

  it('refuses a file that is not there', () => {
    expect(() => readSeedDocument(join(folder, 'none.json'))).toThrow(
      'none.json cannot be read',
    );
  });
});
