import {
  DefaultNamespaceEntityPolicy,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { AccountSnapshot } from './AccountSnapshot';
import { toEntities } from './toEntities';

const METASTORE = 'abcdef12-0000-0000-0000-000000000000';

const snapshot = (): AccountSnapshot => ({
  accountId: 'acc',
  workspaces: [
    {
      accountId: 'acc',
      id: '9007199254740993',
      name: 'payments-dev',
      status: 'RUNNING',
      region: 'us-west-2',
      url: 'https://dbc-1.cloud.databricks.com',
      customTags: {},
      project: 'payments',
      environment: 'dev',
    },
    {
      accountId: 'acc',
      id: '12',
      name: 'Émile’s sandbox / 2',
      status: 'BANNED',
      region: '',
      url: '',
      customTags: {},
      project: '../x',
      environment: 'dev',
    },
  ],
  metastores: [
    { accountId: 'acc', id: METASTORE, name: 'west', region: 'us-west-2' },
  ],
  assignments: new Map([['9007199254740993', METASTORE]]),
  catalogs: new Map([
    [
      '9007199254740993',
      [
        { name: 'payments_dev', metastoreId: METASTORE, properties: {} },
        { name: 'shared', metastoreId: METASTORE, properties: {} },
        { name: 'system', metastoreId: METASTORE, properties: {} },
        {
          name: 'audit',
          type: 'INTERNAL_CATALOG',
          metastoreId: METASTORE,
          properties: {},
        },
      ],
    ],
    ['12', [{ name: 'shared', metastoreId: METASTORE, properties: {} }]],
  ]),
});

describe('toEntities', () => {
  const entities = toEntities(snapshot(), { owner: 'group:default/data' });
  const byType = (type: string) =>
    entities.filter(({ spec }) => spec?.type === type);

  it('makes entities that the catalog takes', async () => {
    for (const entity of entities) {
      const named = await new DefaultNamespaceEntityPolicy().enforce(entity);
      await new FieldFormatEntityPolicy().enforce(named);
      await expect(resourceEntityV1alpha1Validator.check(named)).resolves.toBe(
        true,
      );
    }
    expect(
      new Set(entities.map(e => stringifyEntityRef(e).toLowerCase())).size,
    ).toBe(entities.length);
  });

  it('ties workspace, environment, metastore and system together', () => {
    expect(byType('databricks-workspace')[1]).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'payments-dev-9007199254740993',
        title: 'payments-dev',
        description: 'Databricks workspace in us-west-2',
        annotations: {
          'backstage.io/managed-by-location':
            'databricks:acc/workspaces/9007199254740993',
          'backstage.io/managed-by-origin-location':
            'databricks:acc/workspaces/9007199254740993',
          'backstage.io/view-url': 'https://dbc-1.cloud.databricks.com',
          'lakeport.dev/account-id': 'acc',
          'lakeport.dev/workspace-id': '9007199254740993',
          'lakeport.dev/metastore-id': METASTORE,
        },
        links: [
          {
            url: 'https://dbc-1.cloud.databricks.com',
            title: 'Open in Databricks',
          },
        ],
      },
      spec: {
        type: 'databricks-workspace',
        owner: 'group:default/data',
        system: 'payments',
        dependsOn: ['resource:default/west-abcdef12'],
        dependencyOf: ['resource:default/payments-dev'],
      },
    });
  });

  it('makes no reference of a tag that is none', () => {
    const [sandbox] = byType('databricks-workspace');
    expect(sandbox.metadata.name).toMatch(/^mile-s-sandbox-2-[0-9a-f]{6}-12$/);
    expect(sandbox.spec).toEqual({
      type: 'databricks-workspace',
      owner: 'group:default/data',
    });
  });

  it('has each catalog once, without those of Databricks itself', () => {
    expect(
      byType('databricks-catalog').map(({ metadata, spec }) => [
        metadata.name,
        spec?.system,
        spec?.dependsOn,
      ]),
    ).toEqual([
      [
        'payments_dev-abcdef12',
        'payments',
        [
          'resource:default/payments-dev-9007199254740993',
          'resource:default/west-abcdef12',
        ],
      ],
      ['shared-abcdef12', undefined, ['resource:default/west-abcdef12']],
    ]);
  });

  it('gives the same for the same account in another order', () => {
    const other = snapshot();
    other.workspaces.reverse();
    other.catalogs.forEach(list => list.reverse());
    expect(toEntities(other, { owner: 'group:default/data' })).toEqual(
      entities,
    );
  });

  it('maps ten thousand catalogs in less than a second', () => {
    const large = snapshot();
    large.catalogs.set(
      '12',
      Array.from({ length: 10_000 }, (_, i) => ({
        name: `catalog_${i}`,
        metastoreId: METASTORE,
        properties: {},
      })),
    );
    const begin = Date.now();
    expect(toEntities(large, { owner: 'unknown' }).length).toBeGreaterThan(
      10_000,
    );
    expect(Date.now() - begin).toBeLessThan(1_000);
  });
});
