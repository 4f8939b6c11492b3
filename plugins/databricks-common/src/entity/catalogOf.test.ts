import { Entity } from '@backstage/catalog-model';
import { catalogOf } from './catalogOf';
import { isDatabricksCatalog } from './isDatabricksCatalog';

const named = {
  'lakeport.dev/metastore-id': 'm-1',
  'lakeport.dev/catalog': 'sales',
};

const entity = (
  annotations?: Record<string, string>,
  overrides: Partial<Entity> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'sales', ...(annotations && { annotations }) },
  spec: { type: 'databricks-catalog' },
  ...overrides,
});

describe('catalogOf', () => {
  it('reads metastore and catalog', () => {
    expect(catalogOf(entity(named))).toEqual({
      metastoreId: 'm-1',
      catalog: 'sales',
    });
    expect(isDatabricksCatalog(entity(named))).toBe(true);
  });

  it.each([
    ['no annotation', entity()],
    ['no metastore', entity({ 'lakeport.dev/catalog': 'sales' })],
    ['an empty name', entity({ ...named, 'lakeport.dev/catalog': '' })],
    ['a schema', entity(named, { spec: { type: 'databricks-schema' } })],
    ['another kind', entity(named, { kind: 'Component' })],
  ])('is undefined for %s', (_, value) => {
    expect(catalogOf(value)).toBeUndefined();
    expect(isDatabricksCatalog(value)).toBe(false);
  });
});
