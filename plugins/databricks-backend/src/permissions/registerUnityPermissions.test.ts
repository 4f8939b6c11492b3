import { mockServices } from '@backstage/backend-test-utils';
import { unityObjectRef } from '@lakeport/backstage-plugin-databricks-common';
import { UnityBench } from '../__testUtils__/UnityBench';
import { registerUnityPermissions } from './registerUnityPermissions';

describe('registerUnityPermissions', () => {
  let bench: UnityBench;
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => prepare());

  function prepare(ruleFacts: Array<'owner' | 'tags'> = ['owner', 'tags']) {
    bench.reset({ config: { ruleFacts } });
    bench.databricks.catalogs = {
      c: {
        owner: 'data-engineers',
        schemas: {
          s: {
            owner: 'bob@example.com',
            tables: [
              { name: 'a/b', owner: 'ada@example.com' },
              { name: 't', owner: 'ada@example.com' },
            ],
          },
        },
      },
    };
    bench.databricks.tags = {
      'catalogs/c': [{ tag_key: 'domain', tag_value: 'sales' }],
      'tables/c.s.a/b': [{ tag_key: 'class' }],
    };
    bench.entities = [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'data-engineers' },
        spec: { type: 'team' },
      },
    ];
  }

  const table = (name: string) => ({
    metastoreId: 'm-1',
    kind: 'table' as const,
    catalog: 'c',
    schema: 's',
    name,
  });

  /** What the permission backend is given for references. */
  async function resourcesOf(...refs: string[]) {
    const registry = mockServices.permissionsRegistry.mock();
    registerUnityPermissions({ registry, unityCatalog: bench.unityCatalog });
    const [type] = registry.addResourceType.mock.calls[0];
    return type.getResources?.(refs);
  }

  it('gives an object with its owners and tags and those of what is around it', async () => {
    expect(
      await resourcesOf(
        unityObjectRef(table('a/b')),
        unityObjectRef(table('t')),
      ),
    ).toEqual([
      {
        ...table('a/b'),
        owners: [
          { name: 'ada@example.com' },
          { name: 'bob@example.com' },
          {
            name: 'data-engineers',
            entityRef: 'group:default/data-engineers',
          },
        ],
        tags: [{ key: 'class' }, { key: 'domain', value: 'sales' }],
      },
      expect.objectContaining({ tags: [{ key: 'domain', value: 'sales' }] }),
    ]);
    // Schema and catalog once for both.
    expect(bench.databricks.asked()).toHaveLength(8);
    expect(bench.catalogQuestions).toBe(1);
  });

  it('reads what app-config says that the policy goes by', async () => {
    prepare([]);
    expect(await resourcesOf(unityObjectRef(table('t')))).toEqual([table('t')]);
    expect(bench.databricks.server.seen).toEqual([]);
  });

  it('has no resource for what is gone, closed to the portal, or no reference', async () => {
    bench.databricks.intercept = ({ path }) =>
      path.endsWith('tables/c.s.t')
        ? { status: 403, body: { error_code: 'X', message: 'no BROWSE' } }
        : undefined;
    expect(
      await resourcesOf(
        unityObjectRef(table('none')),
        unityObjectRef(table('t')),
        'resource:default/t',
        unityObjectRef({ ...table('t'), metastoreId: 'm-2' }),
      ),
    ).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('leaves out what Databricks does not tell', async () => {
    bench.databricks.intercept = ({ path }) =>
      path.includes('entity-tag-assignments')
        ? { status: 404, body: { error_code: 'ENDPOINT_NOT_FOUND' } }
        : undefined;
    const resources = await resourcesOf(unityObjectRef(table('t')));
    expect(resources).toEqual([
      {
        ...table('t'),
        owners: [
          { name: 'ada@example.com' },
          { name: 'bob@example.com' },
          expect.objectContaining({ name: 'data-engineers' }),
        ],
      },
    ]);
  });
});
