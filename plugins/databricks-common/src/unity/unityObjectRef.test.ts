import { parseUnityObjectRef } from './parseUnityObjectRef';
import { unityObjectRef } from './unityObjectRef';

describe('unityObjectRef', () => {
  it.each([
    { metastoreId: 'm-1', kind: 'catalog' as const, catalog: 'sales' },
    {
      metastoreId: 'm-1',
      kind: 'schema' as const,
      catalog: 'a/b%2F',
      schema: `o'hara "q" ü`,
    },
    {
      metastoreId: 'm-1',
      kind: 'table' as const,
      catalog: '%',
      schema: '_',
      name: 'x'.repeat(255),
    },
  ])('is read back as it was written: $kind $catalog', name => {
    expect(parseUnityObjectRef(unityObjectRef(name))).toEqual(name);
  });

  it.each([
    '',
    'resource:default/sales',
    'unity-catalog:',
    'unity-catalog:m-1/catalog',
    'unity-catalog:m-1/catalog/a/b',
    'unity-catalog:m-1/schema/a',
    'unity-catalog:m-1/table/a/b',
    'unity-catalog:m-1/table/a//c',
    'unity-catalog:m-1/toString/a/b/c',
    'unity-catalog:m-1/catalog/%E0%A4%A',
  ])('is not %j', ref => {
    expect(() => parseUnityObjectRef(ref)).toThrow('names no object');
  });
});
