import { prefixListId } from './prefixListId';
import type { AccountObject } from '../AccountObject';
import type { Caller } from '../Caller';
import type { DataReader } from '../DataReader';
import { passesFilters } from '../ec2Filters';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import { isValueObject } from '../../wire/Value';
import type { ValueObject } from '../../wire/Value';

function here(account: RehearsalAccount, caller: Caller, type: string) {
  return account
    .objects({ type, accountId: caller.accountId, region: caller.region })
    .filter(({ remains }) => !remains);
}

/** The VPC of a NAT gateway is that of its subnet. */
function withVpc(
  account: RehearsalAccount,
  gateway: AccountObject,
): AccountObject {
  const subnet = account.find(
    'aws_subnet',
    gateway.scope,
    text(gateway.attributes.subnet_id) ?? '',
  );
  const vpc =
    text(gateway.attributes.vpc_id) ?? text(subnet?.attributes.vpc_id);
  return vpc
    ? { ...gateway, attributes: { ...gateway.attributes, vpc_id: vpc } }
    : gateway;
}

function idsOf(type: string): DataReader {
  return (config, account, caller) => ({
    id: caller.region ?? '',
    ids: here(account, caller, type)
      .map(object => withVpc(account, object))
      .filter(
        object =>
          passesFilters(object, config) &&
          (!text(config.vpc_id) || object.attributes.vpc_id === config.vpc_id),
      )
      .map(({ id }) => id)
      .sort(),
  });
}

/** The names of AWS services that have gateway endpoints. */
function prefixList(config: ValueObject, caller: Caller): ValueObject {
  const filters = [config.filter ?? []].flat().filter(isValueObject);
  const filtered = filters
    .filter(({ name }) => name === 'prefix-list-name')
    .flatMap(({ values }) => [values].flat())
    .map(value => text(value))
    .find(value => value !== undefined);
  const given = text(config.prefix_list_id) ?? text(config.id);
  const names = ['s3', 'dynamodb'].map(
    service => `com.amazonaws.${caller.region}.${service}`,
  );
  const asked = text(config.name) ?? filtered;
  const name = names.find(one => one === asked || prefixListId(one) === given);
  if (!name) {
    throw new ServiceError(
      `no matching prefix list found: ${asked ?? given}`,
      `In ${caller.region} there are ${names.join(' and ')}.`,
    );
  }
  return { id: prefixListId(name), name };
}

/** A route table with its routes, which are objects of their own. */
function routeTable(
  config: ValueObject,
  account: RehearsalAccount,
  caller: Caller,
): ValueObject {
  const id = text(config.route_table_id) ?? '';
  const table = here(account, caller, 'aws_route_table').find(
    one => one.id === id,
  );
  if (!table) {
    throw new ServiceError(
      `no matching EC2 Route Table found: ${id}`,
      `There is none in ${caller.accountId}/${caller.region}.`,
    );
  }
  const of = (type: string) =>
    here(account, caller, type)
      .filter(({ attributes }) => attributes.route_table_id === id)
      .map(({ attributes }) => attributes);
  return {
    ...table.attributes,
    route_table_id: id,
    routes: of('aws_route').map(
      ({ destination_cidr_block: cidr, ...route }) => ({
        ...Object.fromEntries(
          ['gateway_id', 'nat_gateway_id', 'transit_gateway_id'].map(name => [
            name,
            text(route[name]) ?? '',
          ]),
        ),
        cidr_block: text(cidr) ?? '',
      }),
    ),
    associations: of('aws_route_table_association').map(
      ({ subnet_id: subnet }) => ({
        subnet_id: text(subnet) ?? '',
        route_table_id: id,
        main: false,
      }),
    ),
  };
}

const ADDRESSES = ['198.51.100.0/24'];

/** Data sources of AWS that answer in a way of their own. */
export const awsReaders: Record<string, DataReader> = {
  aws_caller_identity: (_config, _account, { accountId = '' }) => ({
    id: accountId,
    account_id: accountId,
    user_id: 'AROAREHEARSAL:lakeport',
    arn: `arn:aws:sts::${accountId}:assumed-role/rehearsal/lakeport`,
  }),
  aws_partition: () => ({
    id: 'aws',
    partition: 'aws',
    dns_suffix: 'amazonaws.com',
    reverse_dns_prefix: 'com.amazonaws',
  }),
  aws_region: (config, _account, caller) => {
    const region =
      text(config.region) ?? text(config.name) ?? caller.region ?? '';
    return {
      id: region,
      name: region,
      region,
      endpoint: `ec2.${region}.amazonaws.com`,
      description: region,
    };
  },
  aws_availability_zones: (config, _account, caller) => {
    const region = text(config.region) ?? caller.region ?? '';
    const names = ['a', 'b', 'c'].map(letter => `${region}${letter}`);
    return {
      id: region,
      names,
      zone_ids: names.map((_, index) => `${region}-az${index + 1}`),
      group_names: [region],
    };
  },
  aws_nat_gateways: idsOf('aws_nat_gateway'),
  aws_subnets: idsOf('aws_subnet'),
  aws_security_groups: idsOf('aws_security_group'),
  aws_route_table: routeTable,
  aws_route_tables: idsOf('aws_route_table'),
  aws_network_interfaces: idsOf('aws_network_interface'),
  aws_prefix_list: (config, _account, caller) => ({
    ...prefixList(config, caller),
    cidr_blocks: ADDRESSES,
  }),
  aws_ec2_managed_prefix_list: (config, _account, caller) => ({
    ...prefixList(config, caller),
    address_family: 'IPv4',
    entries: ADDRESSES.map(cidr => ({ cidr, description: '' })),
    max_entries: ADDRESSES.length,
    owner_id: 'AWS',
    tags: {},
    version: 1,
  }),
  aws_iam_openid_connect_provider: (config, account, caller) => {
    const asked = text(config.arn) ?? text(config.url) ?? '';
    const url = asked.replace(/^https:\/\//, '');
    const provider = account
      .objects({
        type: 'aws_iam_openid_connect_provider',
        accountId: caller.accountId,
      })
      .find(({ id, attributes }) => id === asked || attributes.url === url);
    if (!provider) {
      throw new ServiceError(
        `no matching IAM OIDC provider found: ${asked}`,
        `There is none in ${caller.accountId}.`,
      );
    }
    // As the provider itself: it keeps the address without its scheme.
    return { ...provider.attributes, id: provider.id };
  },
  aws_iam_instance_profile: (config, account, caller) => {
    const name = text(config.name) ?? '';
    const [profile] = account.objects({
      type: 'aws_iam_instance_profile',
      accountId: caller.accountId,
      id: name,
    });
    if (!profile) {
      throw new ServiceError(
        `NoSuchEntity: Instance Profile ${name} cannot be found`,
        `There is none of that name in ${caller.accountId}.`,
      );
    }
    const role = account
      .objects({ type: 'aws_iam_role', accountId: caller.accountId })
      .find(({ attributes }) => attributes.name === profile.attributes.role);
    return {
      ...profile.attributes,
      role_arn: role?.attributes.arn ?? '',
      role_id: role?.attributes.unique_id ?? '',
      role_name: role?.attributes.name ?? '',
    };
  },
  aws_kms_key: (config, account, caller) => {
    const asked = text(config.key_id) ?? '';
    const alias = here(account, caller, 'aws_kms_alias').find(
      ({ id, attributes }) => id === asked || attributes.arn === asked,
    );
    const id = text(alias?.attributes.target_key_id) ?? asked;
    const key = here(account, caller, 'aws_kms_key').find(
      object => object.id === id || object.attributes.arn === id,
    );
    if (!key) {
      throw new ServiceError(
        `NotFoundException: key ${asked} does not exist`,
        `There is none in ${caller.accountId}/${caller.region}.`,
      );
    }
    return {
      ...key.attributes,
      id: key.id,
      aws_account_id: caller.accountId ?? '',
      enabled: key.attributes.is_enabled ?? true,
      key_state: 'Enabled',
      key_manager: 'CUSTOMER',
      origin: 'AWS_KMS',
    };
  },
};
