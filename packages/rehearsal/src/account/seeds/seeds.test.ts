import type { TerraformJson } from '@lakeport/project';
import {
  lakehouseStacks,
  singleStack,
} from '../../__testUtils__/lakehouseStacks';
import { RehearsalAccount } from '../RehearsalAccount';
import { readDataSource } from '../readDataSource';
import { loadProviderSchema } from '../../schema/loadProviderSchema';
import { completeValue } from '../../values/completeValue';
import type { ValueObject } from '../../wire/Value';
import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import { seedsFor } from '../../run/seedsFor';

const KEY =
  'arn:aws:kms:eu-central-1:100000000009:key/11111111-2222-4333-8444-555555555555';
const ID = '11111111-2222-4333-8444-555555555555';
const { oregon, databricks } = SimulatedAccount.callers;

type Resources = NonNullable<TerraformJson['resource']>;

function seeded(resource: Resources, data: Resources = {}) {
  return seedsFor(singleStack(resource, { data }));
}

const network: Resources = {
  aws_vpc: { v: { id: 'vpc-1' } },
  aws_subnet: {
    a: { id: 'subnet-1', vpc_id: '${data.aws_vpc.v.id}' },
    b: { id: 'subnet-2', vpc_id: '${data.aws_vpc.v.id}' },
  },
  aws_security_group: { g: { id: 'sg-1', vpc_id: 'vpc-1' } },
  aws_vpc_endpoint: {
    s3: {
      vpc_id: '${data.aws_vpc.v.id}',
      service_name: 'com.amazonaws.us-west-2.s3',
    },
  },
  aws_nat_gateways: { n: { vpc_id: '${data.aws_vpc.v.id}' } },
};

describe('seeds of a network that stood there before', () => {
  async function answers(type: string, config: ValueObject) {
    const account = await RehearsalAccount.open();
    account.seed(seeded({}, network));
    const schema = loadProviderSchema('aws').dataSources[type];
    return readDataSource(
      { type, schema },
      completeValue(schema, config),
      account,
      oregon,
    );
  }

  it('leave alone what is there already', async () => {
    const account = await RehearsalAccount.open();
    const seeds = seeded({}, network);
    const own = seeds
      .filter(({ type }) => /endpoint|nat_gateway$|internet/.test(type))
      .map(seed => {
        const id = `${seed.type}-own`;
        return { ...seed, id, attributes: { ...seed.attributes, id } };
      });
    expect(own).toHaveLength(3);
    account.seed(own);
    account.seed(seeds);
    for (const { type, id } of own) {
      expect(account.objects({ type }).map(found => found.id)).toEqual([id]);
    }
  });

  it('are what its data sources find', async () => {
    expect(await answers('aws_vpc', { id: 'vpc-1' })).toMatchObject({
      enable_dns_hostnames: true,
    });
    expect(
      await answers('aws_security_group', { id: 'sg-1', vpc_id: 'vpc-1' }),
    ).toMatchObject({ id: 'sg-1' });
    expect(
      await answers('aws_vpc_endpoint', {
        vpc_id: 'vpc-1',
        service_name: 'com.amazonaws.us-west-2.s3',
      }),
    ).toMatchObject({ vpc_endpoint_type: 'Gateway' });
    const gateways = await answers('aws_nat_gateways', {
      vpc_id: 'vpc-1',
      filter: [{ name: 'state', values: ['available'] }],
    });
    expect(gateways.ids).toEqual([expect.stringMatching(/^nat-/)]);
    expect(
      (await answers('aws_nat_gateways', { vpc_id: 'vpc-2' })).ids,
    ).toEqual([]);
  });

  it('have subnets in zones and blocks of their own', () => {
    const subnets = seeded({}, network).filter(
      ({ type, id }) => type === 'aws_subnet' && /^subnet-\d$/.test(id),
    );

    expect(
      subnets.map(({ attributes }) => [
        attributes.availability_zone,
        attributes.cidr_block,
      ]),
    ).toEqual([
      ['us-west-2a', '10.200.0.0/24'],
      ['us-west-2b', '10.200.1.0/24'],
    ]);
  });

  it('find nothing of another region', async () => {
    await expect(answers('aws_vpc', { id: 'vpc-2' })).rejects.toThrow(
      'no matching aws_vpc found',
    );
  });
});

describe('seeds of what is named by a literal', () => {
  it.each<[string, Resources, object]>([
    [
      'a key, in its own account and region',
      { aws_s3_bucket: { b: { bucket: 'b', tags: { key: KEY } } } },
      {
        type: 'aws_kms_key',
        scope: '100000000009/eu-central-1',
        attributes: { arn: KEY },
      },
    ],
    [
      'private access settings',
      { databricks_mws_workspaces: { w: { private_access_settings_id: ID } } },
      {
        type: 'databricks_mws_private_access_settings',
        attributes: { private_access_settings_id: ID, region: 'us-west-2' },
      },
    ],
    [
      'an endpoint that relays',
      {
        databricks_mws_networks: {
          n: { vpc_endpoints: { dataplane_relay: [ID], rest_api: [] } },
        },
      },
      {
        type: 'databricks_mws_vpc_endpoint',
        attributes: { vpc_endpoint_id: ID, use_case: 'DATAPLANE_RELAY_ACCESS' },
      },
    ],
    [
      'a network connectivity configuration',
      {
        databricks_mws_ncc_binding: {
          b: { network_connectivity_config_id: ID },
        },
      },
      {
        type: 'databricks_mws_network_connectivity_config',
        attributes: { network_connectivity_config_id: ID },
      },
    ],
    [
      'a workspace that something is bound to',
      {
        databricks_workspace_binding: { b: { workspace_id: 1234567890123456 } },
      },
      {
        type: 'databricks_mws_workspaces',
        workspaceId: '1234567890123456',
        attributes: { workspace_id: 1234567890123456 },
      },
    ],
    [
      'a network policy',
      {
        databricks_workspace_network_option: {
          o: { network_policy_id: 'strict' },
        },
      },
      { type: 'databricks_account_network_policy', id: 'strict' },
    ],
    [
      'a group with permissions',
      {
        databricks_permissions: {
          p: { access_control: [{ group_name: 'engineers' }] },
        },
      },
      {
        type: 'databricks_group',
        attributes: { display_name: 'engineers' },
      },
    ],
  ])('are of %s', (_, resource, expected) => {
    expect(seeded(resource)).toMatchObject([expected]);
  });

  it('are of an instance profile and its role', () => {
    expect(
      seeded({
        databricks_instance_profile: {
          p: {
            instance_profile_arn:
              'arn:aws:iam::100000000009:instance-profile/lake',
          },
        },
      }),
    ).toMatchObject([
      { type: 'aws_iam_role', scope: '100000000009' },
      { type: 'aws_iam_instance_profile', attributes: { role: 'lake' } },
    ]);
  });

  it('are none of what the stacks make, or of the policy of all', () => {
    expect(
      seeded({
        databricks_mws_ncc_binding: {
          b: {
            network_connectivity_config_id:
              '${databricks_mws_network_connectivity_config.c.network_connectivity_config_id}',
          },
        },
        databricks_workspace_network_option: {
          o: { network_policy_id: 'default-policy' },
        },
      }),
    ).toEqual([]);
  });

  it('follow an id through the outputs of another stack', () => {
    const stacks = lakehouseStacks();
    const { 'shop-dev-base': base, 'shop-dev-workspace': workspace } =
      stacks.stacks;
    base.output = {
      ...base.output,
      key_arn: { value: KEY },
      key_alias: { value: 'alias/shop' },
    };
    workspace.resource = {
      ...workspace.resource,
      databricks_mws_customer_managed_keys: {
        k: {
          aws_key_info: {
            key_arn: '${data.terraform_remote_state.base.outputs.key_arn}',
            key_alias: '${data.terraform_remote_state.base.outputs.key_alias}',
          },
        },
      },
    };

    expect(
      seedsFor(stacks).filter(({ type }) => type.startsWith('aws_kms')),
    ).toMatchObject([
      { type: 'aws_kms_key', attributes: { arn: KEY } },
      {
        type: 'aws_kms_alias',
        id: 'alias/shop',
        attributes: { target_key_id: ID },
      },
    ]);
  });
});

describe('data sources of Databricks', () => {
  async function answers(type: string, config: ValueObject, data: Resources) {
    const account = await RehearsalAccount.open();
    account.seed(seeded({}, data));
    const schema = loadProviderSchema('databricks').dataSources[type];
    return readDataSource(
      { type, schema },
      completeValue(schema, config),
      account,
      databricks,
    );
  }

  it('find a network connectivity configuration by its name', async () => {
    const type = 'databricks_mws_network_connectivity_config';
    const found = await answers(
      type,
      { name: 'acme-us-west-2' },
      { [type]: { c: { name: 'acme-us-west-2' } } },
    );

    expect(found).toMatchObject({ region: 'us-west-2' });
    expect(found.network_connectivity_config_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(
      await answers(
        'databricks_mws_network_connectivity_configs',
        { region: 'us-west-2' },
        { [type]: { c: { name: 'acme-us-west-2' } } },
      ),
    ).toMatchObject({ names: ['acme-us-west-2'] });
  });
});

describe('seeds of places in buckets of somebody else', () => {
  const location = (url: string) => ({
    databricks_external_location: {
      zone: { name: 'zone', url, credential_name: 'zone' },
    },
  });
  const volume = (storage_location: string) => ({
    databricks_volume: { landing: { name: 'landing', storage_location } },
  });
  const of = (resource: Resources, type: string) =>
    seeded(resource).filter(seed => seed.type === type);

  it('are the buckets of locations that a stack makes, unless it makes them too', () => {
    expect(of(location('s3://lake/in/'), 'aws_s3_bucket')).toMatchObject([
      { id: 'lake', scope: '', region: 'us-west-2', seeded: true },
    ]);
    expect(
      of(
        {
          ...location('s3://lake/in/'),
          aws_s3_bucket: { lake: { bucket: 'lake' } },
        },
        'aws_s3_bucket',
      ),
    ).toEqual([]);
    expect(
      of(location('s3://${aws_s3_bucket.lake.id}/'), 'aws_s3_bucket'),
    ).toEqual([]);
  });

  it('are no locations around those that a stack makes', () => {
    const metastore = {
      databricks_metastore: { m: { region: 'us-west-2' } },
    };
    const locations = (resource: Resources) =>
      seedsFor(singleStack(resource, { data: metastore })).filter(
        ({ type }) => type === 'databricks_external_location',
      );

    expect(locations(volume('s3://lake/in/landing'))).toHaveLength(1);
    expect(
      locations({
        ...location('s3://lake/in/'),
        ...volume('s3://lake/in/landing'),
      }),
    ).toEqual([]);
    expect(
      locations({
        ...location('s3://lake/in/'),
        ...volume('s3://lake/inside/landing'),
      }),
    ).toHaveLength(1);
  });
});
