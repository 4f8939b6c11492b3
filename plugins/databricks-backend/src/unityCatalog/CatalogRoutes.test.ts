import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';
import { CatalogRoutes } from './CatalogRoutes';

describe('CatalogRoutes', () => {
  const catalog = (name: string, isolationMode?: string): UnityObject => ({
    kind: 'catalog',
    name,
    fullName: name,
    ...(isolationMode && { isolationMode }),
  });
  let routes: CatalogRoutes;
  beforeEach(() => {
    routes = new CatalogRoutes();
  });

  it('knows nothing at first', () => {
    expect([
      routes.workspaceOf('m-1', 'sales'),
      routes.isUnopened('m-1', 'sales'),
    ]).toEqual([undefined, false]);
  });

  it('learns from all catalogs which are bound', () => {
    routes.listed('m-1', [catalog('sales', 'ISOLATED'), catalog('hr', 'OPEN')]);
    expect(routes.isUnopened('m-1', 'sales')).toBe(true);
    expect(routes.isUnopened('m-1', 'hr')).toBe(false);
    // Of another metastore nothing was told.
    expect(routes.isUnopened('m-2', 'sales')).toBe(false);
  });

  it('learns from the catalogs of a workspace which it opens', () => {
    routes.listed('m-1', [catalog('sales', 'ISOLATED')], '11');
    expect(routes.workspaceOf('m-1', 'sales')).toBe('11');
    // The list of all of them does not know it better.
    routes.listed('m-1', [catalog('sales', 'ISOLATED')]);
    expect(routes.workspaceOf('m-1', 'sales')).toBe('11');
  });

  it('forgets the way to a catalog that is open to all by now', () => {
    routes.opened('m-1', 'sales', '11');
    routes.listed('m-1', [catalog('sales')]);
    expect(routes.workspaceOf('m-1', 'sales')).toBeUndefined();
  });

  it('keeps ten thousand, the latest', () => {
    for (let n = 0; n <= 10_000; n += 1) {
      routes.opened('m-1', `c${n}`, '11');
    }
    expect(routes.workspaceOf('m-1', 'c0')).toBeUndefined();
    expect(routes.workspaceOf('m-1', 'c1')).toBe('11');
  });
});
