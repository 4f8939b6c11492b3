import { z } from 'zod';
import { UnityCatalogMock } from '../../__testUtils__/UnityCatalogMock';
import type { DatabricksList } from '../DatabricksList';
import { HostClient } from '../HostClient';
import { StaticToken } from '../StaticToken';
import { DefaultUnityCatalogReader } from './DefaultUnityCatalogReader';

jest.setTimeout(60_000);

describe('the contract of Unity Catalog', () => {
  let mock: UnityCatalogMock;
  let host: HostClient;
  let reader: DefaultUnityCatalogReader;

  beforeAll(async () => {
    mock = await UnityCatalogMock.start();
  });
  afterAll(() => mock?.stop());
  beforeEach(() => {
    mock.seen.length = 0;
    host = new HostClient({
      baseUrl: mock.url,
      tokens: new StaticToken('t'),
      retryStepMs: 1,
    });
    reader = new DefaultUnityCatalogReader(host);
  });

  it.each<[string, (of: DefaultUnityCatalogReader) => DatabricksList<unknown>]>(
    [
      ['catalogs', of => of.catalogs()],
      ['schemas', of => of.schemas('a/b')],
      ['tables', of => of.tables('größe', 's')],
      ['volumes', of => of.volumes('c', 's')],
      ['functions', of => of.functions('c', "s'")],
      ['models', of => of.models('c', 's')],
    ],
  )('takes requests for %s, and its answers are read', async (_, list) => {
    const { items } = await list(reader).page({
      maxResults: 5_000,
    });
    expect(items).not.toEqual([]);
    expect(mock.seen).toHaveLength(1);
  });

  it('takes the request for a table', async () => {
    const table = await reader.table('c.s.t');
    expect(table.columns).toHaveLength(1);
  });

  it('gives a token for ever, which ends at the guard', async () => {
    await expect(reader.catalogs().all()).rejects.toMatchObject({
      errorCode: 'ENDLESS_LIST',
    });
    expect(mock.seen).toHaveLength(2);
  });

  it('can refuse', async () => {
    await expect(
      host.get(['api', '2.1', 'unity-catalog', 'schemas'], {
        schema: z.unknown(),
        query: { max_results: '1001' },
      }),
    ).rejects.toMatchObject({ upstreamStatus: 422 });
  });
});
