import type { UnityObjectResource } from './UnityObjectResource';
import { UnreadUnityFactError } from './UnreadUnityFactError';
import { unityObjectRules } from './unityObjectRules';

const { isInMetastore, isInCatalog, isInSchema, isOwnedBy, hasTag } =
  unityObjectRules;

const catalog: UnityObjectResource = {
  metastoreId: 'm-1',
  kind: 'catalog',
  catalog: 'sales',
  owners: [
    { name: 'Data Engineers', entityRef: 'group:default/data-engineers' },
  ],
  tags: [{ key: 'class', value: 'open' }, { key: 'reviewed' }],
};
const schema: UnityObjectResource = {
  metastoreId: 'm-1',
  kind: 'schema',
  catalog: 'sales',
  schema: 'raw',
  owners: [{ name: 'ada@example.com' }],
  tags: [],
};
const table: UnityObjectResource = {
  ...schema,
  kind: 'table',
  name: 'orders',
  tags: [{ key: 'class', value: 'secret' }],
};
const other: UnityObjectResource = {
  metastoreId: 'm-2',
  kind: 'table',
  catalog: 'hr',
  schema: 'raw',
  name: 'orders',
  owners: [],
  tags: [],
};

describe('unityObjectRules', () => {
  const of = (applies: (resource: UnityObjectResource) => boolean) =>
    [catalog, schema, table, other].map(applies);

  it.each([
    [
      'the metastore',
      of(one => isInMetastore.apply(one, { metastoreIds: ['m-1'] })),
      [true, true, true, false],
    ],
    [
      'the catalog, in any case',
      of(one => isInCatalog.apply(one, { catalogs: ['SALES', 'x'] })),
      [true, true, true, false],
    ],
    [
      'the schema with the catalog as the way there',
      of(one =>
        isInSchema.apply(one, { catalog: 'Sales', schemas: ['RAW', 'x'] }),
      ),
      [true, true, true, false],
    ],
    [
      'the schema alone',
      of(one =>
        isInSchema.apply(one, {
          catalog: 'sales',
          schemas: ['raw'],
          withCatalog: false,
        }),
      ),
      [false, true, true, false],
    ],
    [
      'another schema, to which the catalog is the way as well',
      of(one => isInSchema.apply(one, { catalog: 'sales', schemas: ['mart'] })),
      [true, false, false, false],
    ],
    [
      'the owner by reference',
      of(one =>
        isOwnedBy.apply(one, { owners: ['Group:default/Data-Engineers'] }),
      ),
      [true, false, false, false],
    ],
    [
      'the owner by name',
      of(one => isOwnedBy.apply(one, { owners: ['ADA@example.com'] })),
      [false, true, true, false],
    ],
    [
      'no owner at all',
      of(one => isOwnedBy.apply(one, { owners: [] })),
      [false, false, false, false],
    ],
    [
      'a tag of any value',
      of(one => hasTag.apply(one, { key: 'class' })),
      [true, false, true, false],
    ],
    [
      'a tag with its value',
      of(one => hasTag.apply(one, { key: 'class', value: 'secret' })),
      [false, false, true, false],
    ],
    [
      'a tag that has no value',
      of(one => hasTag.apply(one, { key: 'reviewed', value: '' })),
      [true, false, false, false],
    ],
  ])('tells %s', (_, told, expected) => {
    expect(told).toEqual(expected);
  });

  it('does not guess what was not read', () => {
    const { owners: _, tags: __, ...bare } = catalog;
    expect(isInCatalog.apply(bare, { catalogs: ['sales'] })).toBe(true);
    expect(() => isOwnedBy.apply(bare, { owners: ['x'] })).toThrow(
      new UnreadUnityFactError('owner'),
    );
    expect(() => hasTag.apply(bare, { key: 'x' })).toThrow(
      new UnreadUnityFactError('tags'),
    );
  });

  it('knows a tag that is around an object, and not that it has none', () => {
    const { tags: _, ...bare } = table;
    const known = { ...bare, someTags: [{ key: 'class', value: 'open' }] };
    expect(hasTag.apply(known, { key: 'class' })).toBe(true);
    expect(hasTag.apply(known, { key: 'class', value: 'open' })).toBe(true);
    expect(() =>
      hasTag.apply(known, { key: 'class', value: 'secret' }),
    ).toThrow(UnreadUnityFactError);
    expect(() => hasTag.apply(known, { key: 'pii' })).toThrow(
      UnreadUnityFactError,
    );
  });

  it('says the same for queries', () => {
    expect([
      isInMetastore.toQuery({ metastoreIds: ['m-1'] }),
      isInCatalog.toQuery({ catalogs: ['Sales'] }),
      isInSchema.toQuery({ catalog: 'Sales', schemas: ['Raw'] }),
      isInSchema.toQuery({
        catalog: 'sales',
        schemas: ['raw'],
        withCatalog: false,
      }),
      isOwnedBy.toQuery({ owners: ['User:default/Ada'] }),
      hasTag.toQuery({ key: 'class' }),
      hasTag.toQuery({ key: 'class', value: 'open' }),
    ]).toEqual([
      { property: 'metastoreId', values: ['m-1'] },
      { property: 'catalog', values: ['sales'] },
      { property: 'schema', values: ['sales', 'sales.raw'] },
      { property: 'schema', values: ['sales.raw'] },
      { property: 'owner', values: ['user:default/ada'] },
      { property: 'tag', values: ['class'] },
      { property: 'tag', values: ['class=open'] },
    ]);
  });
});
