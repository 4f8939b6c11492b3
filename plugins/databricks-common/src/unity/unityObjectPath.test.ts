import { unityObjectPath } from './unityObjectPath';

describe('unityObjectPath', () => {
  it('opens a catalog in the explorer', () => {
    expect(
      unityObjectPath({
        metastoreId: 'm-1',
        kind: 'catalog',
        catalog: 'sales',
      }),
    ).toBe('/databricks/catalogs?metastore=m-1&kind=catalog&catalog=sales');
  });

  it('carries names of any characters, and goes where an app has its page', () => {
    const object = {
      catalog: 'a/b&c=%2F',
      schema: `o'hara "q" ü+ #`,
      name: '?'.repeat(255),
    };
    const path = unityObjectPath(
      { metastoreId: 'm-1', kind: 'table', ...object },
      '/data',
    );
    const url = new URL(path, 'https://portal');
    expect(url.pathname).toBe('/data/catalogs');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      metastore: 'm-1',
      kind: 'table',
      ...object,
    });
  });
});
