import { mockServices } from '@backstage/backend-test-utils';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { unityObjectRef } from '@lakeport/backstage-plugin-databricks-common';
import { UnreadUnityFactError } from '@lakeport/backstage-plugin-databricks-node';
import { UnityBench } from '../__testUtils__/UnityBench';
import type { RuleFact } from '../config/readUnityCatalogConfig';
import { registerUnityPermissions } from './registerUnityPermissions';

describe('registerUnityPermissions', () => {
  let bench: UnityBench;
  let problems: string[] = [];
  /** What the permission backend has applied to all references, if that is known. */
  let asked: PermissionCriteria<PermissionCondition> | undefined;
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => prepare());

  function prepare(ruleFacts: RuleFact[] = ['owner', 'tags', 'objectTags']) {
    problems = [];
    asked = undefined;
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
    const conditions = asked;
    registerUnityPermissions({
      registry,
      unityCatalog: bench.unityCatalog,
      problems: {
        warn: (path, message) => problems.push(`${path}: ${message}`),
      },
      asked: {
        of: () => conditions && new Map(refs.map(ref => [ref, [conditions]])),
      },
    });
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
    // One list of tables, schema and catalog once for both, and the tags of each.
    expect(bench.databricks.asked()).toHaveLength(7);
    expect(bench.catalogQuestions).toBe(1);
  });

  it('reads no owners where app-config leaves them out', async () => {
    prepare(['objectTags']);
    expect(await resourcesOf(unityObjectRef(table('a/b')))).toEqual([
      {
        ...table('a/b'),
        tags: [{ key: 'class' }, { key: 'domain', value: 'sales' }],
      },
    ]);
    expect(bench.databricks.asked()).toHaveLength(3);
  });

  describe('for a page of a search', () => {
    const names = Array.from({ length: 100 }, (_, i) => ({
      schema: `s${i % 3}`,
      name: `t${i}`,
    }));
    const page = () =>
      resourcesOf(
        ...names.map(one => unityObjectRef({ ...table(one.name), ...one })),
      );

    beforeEach(() => {
      prepare(['owner', 'tags']);
      bench.databricks.catalogs = {
        c: {
          schemas: Object.fromEntries(
            ['s0', 's1', 's2'].map(schema => [
              schema,
              {
                tables: names
                  .filter(one => one.schema === schema)
                  .map(({ name }) => ({ name, owner: `of-${name}` })),
              },
            ]),
          ),
        },
      };
    });

    it('asks Databricks a few times, and not at all soon after', async () => {
      const resources = await page();
      expect(resources).toEqual(
        names.map(({ name }) =>
          expect.objectContaining({ name, owners: [{ name: `of-${name}` }] }),
        ),
      );
      // Lists of catalogs, schemas and three of tables; tags of four.
      expect(bench.databricks.asked()).toHaveLength(9);

      expect(await page()).toEqual(resources);
      expect(bench.databricks.asked()).toHaveLength(9);
    });

    it('has no resource for what is in a schema that fails, and one for the rest', async () => {
      bench.databricks.intercept = ({ path, query }) =>
        path.endsWith('/tables') && query.get('schema_name') === 's1'
          ? { status: 500, body: { error_code: 'X', message: 'broken' } }
          : undefined;
      const resources = await page();
      expect(resources?.map(one => one !== undefined)).toEqual(
        names.map(({ schema }) => schema !== 's1'),
      );
      expect(
        bench.logged.filter(line => line.includes('of 33 of 100 objects')),
      ).toHaveLength(1);
    });

    it('looks by name for what a list does not hold', async () => {
      bench.databricks.pageSize = 1;
      const resources = await page();
      expect(resources).toEqual(
        names.map(({ name }) =>
          expect.objectContaining({ name, owners: [{ name: `of-${name}` }] }),
        ),
      );
    });

    it('denies all when owners cannot be looked up in the catalog', async () => {
      bench.catalogError = new Error('catalog is down');
      expect(await page()).toEqual(names.map(() => undefined));
      expect(bench.logged.join()).toContain('catalog is down');
    });
  });

  it('reads what app-config says that the policy goes by', async () => {
    prepare([]);
    expect(await resourcesOf(unityObjectRef(table('t')))).toEqual([table('t')]);
    expect(bench.databricks.server.seen).toEqual([]);
  });

  it('has no resource for what is gone, closed to the portal, or no reference', async () => {
    bench.databricks.intercept = ({ path }) =>
      path.endsWith('/volumes/c.s.v')
        ? { status: 403, body: { error_code: 'X', message: 'no BROWSE' } }
        : undefined;
    expect(
      await resourcesOf(
        unityObjectRef(table('none')),
        unityObjectRef({ ...table('v'), kind: 'volume' }),
        'resource:default/t',
        unityObjectRef({ ...table('t'), metastoreId: 'm-2' }),
      ),
    ).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('has no resource for what Databricks does not tell of, so that none fails for it', async () => {
    bench.databricks.intercept = ({ path }) =>
      path.includes('entity-tag-assignments')
        ? { status: 404, body: { error_code: 'ENDPOINT_NOT_FOUND' } }
        : undefined;
    const resources = await resourcesOf(unityObjectRef(table('t')));
    expect(resources).toEqual([undefined]);
    expect(bench.logged.join()).toContain(
      'could not be read of 1 of 1 objects, which are denied where it depends on that: tags: ',
    );
  });

  it('ends the question when a rule goes by what app-config leaves out', async () => {
    prepare(['tags']);
    const [resource] = (await resourcesOf(unityObjectRef(table('t')))) ?? [];
    const fact = (name: string): unknown => Reflect.get(Object(resource), name);
    expect(() => fact('owners')).toThrow(UnreadUnityFactError);
    expect(() => fact('tags')).toThrow(UnreadUnityFactError);
    expect(fact('someTags')).toEqual([{ key: 'domain', value: 'sales' }]);
  });

  describe('where the conditions are known', () => {
    const condition = (
      rule: string,
      params: PermissionCondition['params'],
    ): PermissionCondition => ({
      resourceType: 'unity-catalog-object',
      rule,
      params,
    });
    const hasTag = (key: string) => condition('HAS_TAG', { key });
    const inCatalog = condition('IS_IN_CATALOG', { catalogs: ['c'] });
    const both = [unityObjectRef(table('a/b')), unityObjectRef(table('t'))];
    const names = async () =>
      (await resourcesOf(...both))?.map(one => one && Reflect.get(one, 'name'));

    it('reads nothing for a policy by names', async () => {
      asked = { not: inCatalog };
      expect(await names()).toEqual(['a/b', 't']);
      expect(bench.databricks.server.seen).toEqual([]);
    });

    it('reads own tags only of what nothing else decides', async () => {
      asked = { not: hasTag('domain') };
      expect(await names()).toEqual(['a/b', 't']);
      expect(bench.databricks.asked().join()).not.toContain('tables/');

      asked = { not: hasTag('class') };
      const resources = await resourcesOf(...both);
      expect(resources).toEqual([
        expect.objectContaining({
          tags: [{ key: 'class' }, { key: 'domain', value: 'sales' }],
        }),
        expect.objectContaining({ tags: [{ key: 'domain', value: 'sales' }] }),
      ]);
    });

    it('denies what depends on tags that app-config leaves out, and says so once', async () => {
      prepare(['owner', 'tags']);
      asked = { not: hasTag('class') };
      expect(await names()).toEqual([undefined, undefined]);
      expect(problems).toEqual([
        expect.stringMatching(
          /^databricks\.unityCatalog\.ruleFacts: leaves out objectTags, .*Add objectTags/,
        ),
      ]);
      asked = { anyOf: [inCatalog, { not: hasTag('class') }] };
      expect(await names()).toEqual(['a/b', 't']);
    });

    it('denies what depends on tags that cannot be read', async () => {
      bench.databricks.intercept = ({ path }) =>
        path.includes('/tables/c.s.t/tags')
          ? { status: 500, body: { error_code: 'X', message: 'broken' } }
          : undefined;
      asked = { not: hasTag('class') };
      expect(await names()).toEqual(['a/b', undefined]);
    });

    it('denies a function by the tags that Databricks does not tell of it', async () => {
      bench.databricks.catalogs.c.schemas.s.functions = [{ name: 'f' }];
      const one = unityObjectRef({ ...table('f'), kind: 'function' });
      asked = { not: hasTag('class') };
      expect(await resourcesOf(one)).toEqual([undefined]);
      asked = hasTag('domain');
      expect(await resourcesOf(one)).toEqual([
        expect.objectContaining({ name: 'f' }),
      ]);
    });
  });
});
