import { readDataSource } from './readDataSource';
import { Services } from './Services';
import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import { loadProviderSchema } from '../schema/loadProviderSchema';
import type { Caller } from './Caller';
import type { ValueObject } from '../wire/Value';

const { databricks, oregon } = SimulatedAccount.callers;

/** What Terraform finds under an id that it imports. */
function imported(
  cloud: SimulatedAccount,
  caller: Caller,
  type: string,
  id: string,
): ValueObject {
  const schema = loadProviderSchema(caller.provider).resources[type];
  return new Services(cloud.account, caller).import({ type, schema }, id);
}

function read(
  cloud: SimulatedAccount,
  caller: Caller,
  type: string,
  config: ValueObject,
): ValueObject {
  const schema = loadProviderSchema(caller.provider).dataSources[type];
  return readDataSource({ type, schema }, config, cloud.account, caller);
}

describe('what there is already', () => {
  let cloud: SimulatedAccount;
  let dev: Caller;
  let prod: Caller;

  beforeEach(async () => {
    cloud = await SimulatedAccount.open();
    const metastore = cloud.metastoreIn('us-west-2');
    const at = (name: string): Caller => {
      const workspace = cloud.workspace(name);
      cloud.assign(workspace, metastore);
      return {
        provider: 'databricks',
        host: String(workspace.workspace_url),
        defaultTags: {},
      };
    };
    dev = at('dev');
    prod = at('prod');
  });

  const catalog = (caller: Caller, name: string, isolation = 'ISOLATED') =>
    cloud.create(caller, 'databricks_catalog', {
      name,
      isolation_mode: isolation,
      force_destroy: true,
      comment: 'as it is',
    });

  it('is imported without what only a configuration says', () => {
    catalog(dev, 'sales');

    expect(imported(cloud, dev, 'databricks_catalog', 'sales')).toMatchObject({
      name: 'sales',
      comment: 'as it is',
      force_destroy: null,
    });
  });

  it('is imported where the caller is, and nowhere else', () => {
    const setting = (caller: Caller, value: string) =>
      cloud.create(caller, 'databricks_default_namespace_setting', {
        namespace: [{ value }],
      });
    setting(dev, 'sales');
    setting(prod, 'other');

    for (const [caller, value] of [
      [dev, 'sales'],
      [prod, 'other'],
    ] as const) {
      expect(
        imported(
          cloud,
          caller,
          'databricks_default_namespace_setting',
          'global',
        ).namespace,
      ).toEqual([{ value }]);
    }
    const vpc = cloud.vpcIn(oregon);
    expect(() =>
      imported(cloud, SimulatedAccount.callers.frankfurt, 'aws_vpc', vpc.id),
    ).toThrow('Cannot import non-existent remote object');
  });

  it('is granted in one list, however it was granted', () => {
    catalog(dev, 'sales');
    catalog(dev, 'ops');
    for (const name of ['engineers', 'all/of us']) {
      cloud.create(databricks, 'databricks_group', { display_name: name });
    }
    for (const [principal, privileges] of [
      ['engineers', ['SELECT']],
      ['all/of us', ['USE_CATALOG']],
    ] as const) {
      cloud.create(dev, 'databricks_grant', {
        catalog: 'sales',
        principal,
        privileges: [...privileges],
      });
    }
    cloud.create(dev, 'databricks_grants', {
      catalog: 'ops',
      grant: [{ principal: 'all/of us', privileges: ['SELECT'] }],
    });

    expect(
      imported(cloud, dev, 'databricks_grants', 'catalog/sales'),
    ).toMatchObject({
      catalog: 'sales',
      grant: [
        { principal: 'engineers', privileges: ['SELECT'] },
        { principal: 'all/of us', privileges: ['USE_CATALOG'] },
      ],
    });
    const one = imported(
      cloud,
      dev,
      'databricks_grant',
      'catalog/ops/all/of us',
    );
    expect(one).toMatchObject({
      catalog: 'ops',
      principal: 'all/of us',
      privileges: ['SELECT'],
    });
    expect(cloud.read(dev, 'databricks_grant', one)).toMatchObject({
      privileges: ['SELECT'],
    });
    expect(
      cloud.update(dev, 'databricks_grant', one, {
        privileges: ['SELECT', 'USE_CATALOG'],
      }),
    ).toMatchObject({ id: 'catalog/ops/all/of us' });
    const reject = (id: string) =>
      expect(() => imported(cloud, dev, 'databricks_grant', id)).toThrow(
        'non-existent',
      );
    ['catalog/ops/nobody', 'catalog/none/x', 'nonsense'].forEach(reject);
  });

  it('is listed for a workspace as far as the workspace may see it', () => {
    catalog(dev, 'sales');
    catalog(dev, 'bound');
    catalog(dev, 'open', 'OPEN');
    const { workspace_id: id } = cloud.account.objects({
      type: 'databricks_mws_workspaces',
    })[1].attributes;
    cloud.create(dev, 'databricks_workspace_binding', {
      securable_name: 'bound',
      workspace_id: id,
    });
    cloud.create(dev, 'databricks_schema', {
      catalog_name: 'sales',
      name: 'raw',
    });
    cloud.create(dev, 'databricks_volume', {
      catalog_name: 'sales',
      schema_name: 'raw',
      name: 'files',
      volume_type: 'MANAGED',
    });

    const idsOf = (caller: Caller, type: string, config: ValueObject = {}) =>
      read(cloud, caller, type, config).ids;
    expect(idsOf(dev, 'databricks_catalogs')).toEqual([
      'bound',
      'open',
      'sales',
    ]);
    expect(idsOf(prod, 'databricks_catalogs')).toEqual(['bound', 'open']);
    expect(idsOf(dev, 'databricks_schemas', { catalog_name: 'sales' })).toEqual(
      ['sales.raw'],
    );
    expect(
      idsOf(prod, 'databricks_schemas', { catalog_name: 'sales' }),
    ).toEqual([]);
    expect(
      idsOf(dev, 'databricks_volumes', {
        catalog_name: 'sales',
        schema_name: 'raw',
      }),
    ).toEqual(['sales.raw.files']);
    expect(() => idsOf(databricks, 'databricks_catalogs')).toThrow(
      'workspace-level provider',
    );
  });

  it('has route tables with their routes and subnets', () => {
    const vpc = cloud.vpcIn(oregon);
    const subnet = cloud.create(oregon, 'aws_subnet', {
      vpc_id: vpc.id,
      cidr_block: '10.0.0.0/26',
      availability_zone: 'us-west-2a',
    });
    const gateway = cloud.create(oregon, 'aws_internet_gateway', {
      vpc_id: vpc.id,
    });
    const table = cloud.create(oregon, 'aws_route_table', { vpc_id: vpc.id });
    cloud.create(oregon, 'aws_route', {
      route_table_id: table.id,
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: gateway.id,
    });
    cloud.create(oregon, 'aws_route_table_association', {
      route_table_id: table.id,
      subnet_id: subnet.id,
    });

    expect(
      read(cloud, oregon, 'aws_route_table', { route_table_id: table.id }),
    ).toMatchObject({
      routes: [{ cidr_block: '0.0.0.0/0', gateway_id: gateway.id }],
      associations: [{ subnet_id: subnet.id, main: false }],
    });
    expect(() =>
      read(cloud, oregon, 'aws_route_table', { route_table_id: 'rtb-0' }),
    ).toThrow('no matching EC2 Route Table');
  });
});
