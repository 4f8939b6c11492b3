import {
  DefaultNamespaceEntityPolicy,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { FakeAccount } from '../__testUtils__/FakeAccount';
import { ProviderBench } from '../__testUtils__/ProviderBench';

const METASTORE = 'abcdef12-0000-0000-0000-000000000000';
const ID = '9007199254740993';
const LONG = `${'x'.repeat(250)}'/%_"`;

function account(): FakeAccount {
  const fake = new FakeAccount();
  fake.workspaces.set(ID, {
    name: 'payments-dev',
    url: 'https://dbc-1.cloud.databricks.com',
    project: 'payments',
    environment: 'dev',
  });
  fake.workspaces.set('12', {
    name: 'Émile’s sandbox / 2',
    region: '',
    url: '',
    project: '../x',
    environment: 'dev',
  });
  fake.metastores.set(METASTORE, { name: 'west', workspaces: [ID, '12'] });
  fake.vpcs.set(ID, 'vpc-0abc');
  fake.catalogs.set('payments_dev', {
    metastoreId: METASTORE,
    boundTo: [ID],
    owner: 'payments-admins',
    comment: 'Payments, development',
    properties: {
      'lakeport-project': 'payments',
      'lakeport-environment': 'dev',
    },
    schemas: ['raw', LONG],
  });
  fake.catalogs.set('shared', { metastoreId: METASTORE });
  fake.catalogs.set('system', { metastoreId: METASTORE });
  fake.catalogs.set(LONG, { metastoreId: METASTORE });
  // As its metastore.
  fake.catalogs.set('west', { metastoreId: METASTORE });
  fake.warehouses.set(ID, [{ id: 'a1b2', name: 'BI', size: 'Small' }]);
  return fake;
}

describe('entities of an account', () => {
  let bench: ProviderBench;
  const byType = (type: string): Entity[] =>
    [...bench.catalog.values()].filter(({ spec }) => spec?.type === type);

  beforeAll(async () => {
    bench = new ProviderBench(
      account().source({ include: { schemas: true, warehouses: true } }),
    );
    await bench.refresh();
  });

  it('are such that the catalog takes them', async () => {
    const entities = [...bench.catalog.values()];
    for (const entity of entities) {
      const named = await new DefaultNamespaceEntityPolicy().enforce(entity);
      await new FieldFormatEntityPolicy().enforce(named);
      await expect(resourceEntityV1alpha1Validator.check(named)).resolves.toBe(
        true,
      );
    }
    expect(
      new Set(entities.map(e => stringifyEntityRef(e).toLowerCase())).size,
    ).toBe(11);
  });

  it('tie workspace, environment, metastore, VPC and system together', () => {
    const workspace = bench.catalog.get(`resource:default/payments-dev-${ID}`);
    expect(workspace).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: `payments-dev-${ID}`,
        title: 'payments-dev',
        description: 'Databricks workspace in us-west-2',
        annotations: {
          'backstage.io/managed-by-location': `databricks:acc/workspaces/${ID}`,
          'backstage.io/managed-by-origin-location': `databricks:acc/workspaces/${ID}`,
          'backstage.io/view-url': 'https://dbc-1.cloud.databricks.com',
          'lakeport.dev/account-id': 'acc',
          'lakeport.dev/workspace-id': ID,
          'lakeport.dev/metastore-id': METASTORE,
          'lakeport.dev/vpc-id': 'vpc-0abc',
          'lakeport.dev/region': 'us-west-2',
          'lakeport.dev/digest': expect.any(String),
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
        owner: 'group:default/default',
        system: 'payments',
        dependsOn: [
          'resource:default/databricks-account-acc',
          'resource:default/vpc-0abc',
          'resource:default/west-metastore.abcdef12',
        ],
        dependencyOf: ['resource:default/payments-dev'],
      },
    });
  });

  it('make no reference of a tag that is none', () => {
    const sandbox = bench.titled('Émile’s sandbox / 2');
    expect(sandbox?.metadata.name).toMatch(
      /^mile-s-sandbox-2-[0-9a-f]{12}-12$/,
    );
    expect(sandbox?.spec).toEqual({
      type: 'databricks-workspace',
      owner: 'group:default/default',
      dependsOn: [
        'resource:default/databricks-account-acc',
        'resource:default/west-metastore.abcdef12',
      ],
    });
  });

  it('have each catalog once, without those of Databricks itself', () => {
    expect(
      byType('databricks-catalog').map(({ metadata }) => metadata.title),
    ).toEqual(['payments_dev', 'shared', 'west', LONG]);
    expect(bench.titled('payments_dev')).toMatchObject({
      metadata: {
        description: 'Payments, development',
        annotations: {
          'lakeport.dev/databricks-owner': 'payments-admins',
          'lakeport.dev/isolation-mode': 'ISOLATED',
          'lakeport.dev/workspace-id': ID,
        },
      },
      spec: {
        system: 'payments',
        dependsOn: [
          `resource:default/payments-dev-${ID}`,
          'resource:default/west-metastore.abcdef12',
        ],
        dependencyOf: ['resource:default/payments-dev'],
      },
    });
    expect(bench.titled('shared')?.spec?.dependsOn).toEqual([
      'resource:default/west-metastore.abcdef12',
    ]);
  });

  it('tie schemas to their catalog and warehouses to their workspace', () => {
    expect(bench.titled('payments_dev.raw')).toMatchObject({
      metadata: {
        annotations: {
          'lakeport.dev/catalog': 'payments_dev',
          'lakeport.dev/schema': 'raw',
          'backstage.io/view-url':
            'https://dbc-1.cloud.databricks.com/explore/data/payments_dev/raw',
        },
      },
      spec: {
        system: 'payments',
        dependsOn: ['resource:default/payments_dev-abcdef12'],
      },
    });
    expect(bench.titled('BI')).toMatchObject({
      metadata: {
        description: 'SQL warehouse (Small) of payments-dev',
        annotations: { 'lakeport.dev/warehouse-id': 'a1b2' },
      },
      spec: { dependsOn: [`resource:default/payments-dev-${ID}`] },
    });
  });

  it('are the same for the same account in another order', async () => {
    const other = account();
    other.workspaces = new Map([...other.workspaces].reverse());
    other.catalogs = new Map([...other.catalogs].reverse());
    const second = new ProviderBench(
      other.source({ include: { schemas: true, warehouses: true } }),
    );
    await second.refresh();
    expect(JSON.stringify(second.mutations)).toBe(
      JSON.stringify(bench.mutations),
    );
  });

  it('are the same while a metastore with capitals in its name cannot be read', async () => {
    const fake = account();
    fake.metastores.set(METASTORE, { name: 'West', workspaces: [ID, '12'] });
    const second = new ProviderBench(fake.source());
    await second.refresh();
    const before = JSON.stringify([...second.catalog]);
    fake.failing.add('metastores');
    await second.refresh();
    expect(JSON.stringify([...second.catalog])).toBe(before);
  });
});
