import type { HeldObject } from '../databricks/AccountReader';
import { stableId } from '../databricks/stableId';

const ZONES = ['a', 'b', 'c'];

const idOf = (prefix: string, name: string) =>
  `${prefix}-${stableId.hex(`estate ${prefix} ${name}`, 17)}`;

/** Ids of what is in a VPC of an estate, by its number. */
export function vpcIds(index: number) {
  const of = (prefix: string, name = '') => idOf(prefix, `${index} ${name}`);
  return {
    vpc: of('vpc'),
    main: of('rtb', 'main'),
    /** Private ones, then public ones. */
    subnets: ['private', 'public'].flatMap(tier =>
      ZONES.map(zone => of('subnet', `${tier} ${zone}`)),
    ),
    privateTable: of('rtb', 'private'),
    publicTable: of('rtb', 'public'),
    gateway: of('igw'),
    nat: of('nat'),
    address: of('eipalloc'),
    group: of('sg', 'workers'),
    endpoints: ['s3', 'sts', 'kinesis-streams'].map(name => of('vpce', name)),
  };
}

/** A VPC as Databricks wants one: seventeen things that a picture shows, and what joins them. */
export function estateVpc(place: {
  index: number;
  accountId: string;
  region: string;
}): HeldObject[] {
  const { index, accountId, region } = place;
  const ids = vpcIds(index);
  const block = `10.${index % 250}`;
  const held = (
    type: string,
    id: string,
    attributes: Record<string, unknown>,
    name?: string,
  ): HeldObject => ({
    provider: 'aws',
    type,
    id,
    accountId,
    region,
    attributes: {
      id,
      ...attributes,
      ...(name ? { tags_all: { Name: `estate-${index}-${name}` } } : {}),
    },
    seeded: false,
  });
  const inVpc = { vpc_id: ids.vpc };
  return [
    held(
      'aws_vpc',
      ids.vpc,
      {
        cidr_block: `${block}.0.0/16`,
        main_route_table_id: ids.main,
        default_network_acl_id: idOf('acl', String(index)),
        default_security_group_id: idOf('sg', `${index} default`),
        enable_dns_support: true,
        enable_dns_hostnames: true,
      },
      'vpc',
    ),
    ...ids.subnets.map((id, number) =>
      held(
        'aws_subnet',
        id,
        {
          ...inVpc,
          cidr_block: `${block}.${number * 16}.0/20`,
          availability_zone: `${region}${ZONES[number % ZONES.length]}`,
        },
        `${number < ZONES.length ? 'private' : 'public'}-${
          ZONES[number % ZONES.length]
        }`,
      ),
    ),
    held('aws_route_table', ids.privateTable, inVpc, 'private'),
    held('aws_route_table', ids.publicTable, inVpc, 'public'),
    ...ids.subnets.map((subnet_id, number) =>
      held('aws_route_table_association', idOf('rtbassoc', subnet_id), {
        subnet_id,
        route_table_id:
          number < ZONES.length ? ids.privateTable : ids.publicTable,
      }),
    ),
    held('aws_route', idOf('r', ids.privateTable), {
      route_table_id: ids.privateTable,
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: ids.nat,
    }),
    held('aws_route', idOf('r', ids.publicTable), {
      route_table_id: ids.publicTable,
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: ids.gateway,
    }),
    held('aws_internet_gateway', ids.gateway, inVpc, 'gateway'),
    held('aws_eip', ids.address, { public_ip: `203.0.113.${index % 250}` }),
    held(
      'aws_nat_gateway',
      ids.nat,
      {
        subnet_id: ids.subnets[ZONES.length],
        allocation_id: ids.address,
        association_id: idOf('eipassoc', String(index)),
        network_interface_id: idOf('eni', `${index} nat`),
        connectivity_type: 'public',
        public_ip: `203.0.113.${index % 250}`,
      },
      'nat',
    ),
    held(
      'aws_security_group',
      ids.group,
      { ...inVpc, name: 'workers' },
      'workers',
    ),
    ...[443, 3306, 8443].map(port =>
      held(
        'aws_vpc_security_group_egress_rule',
        idOf('sgr', `${index} ${port}`),
        {
          security_group_id: ids.group,
          ip_protocol: 'tcp',
          from_port: port,
          to_port: port,
          cidr_ipv4: '0.0.0.0/0',
        },
      ),
    ),
    held('aws_vpc_security_group_ingress_rule', idOf('sgr', `${index} inner`), {
      security_group_id: ids.group,
      ip_protocol: '-1',
      referenced_security_group_id: ids.group,
    }),
    ...['s3', 'sts', 'kinesis-streams'].map((service, number) =>
      held(
        'aws_vpc_endpoint',
        ids.endpoints[number],
        {
          ...inVpc,
          service_name: `com.amazonaws.${region}.${service}`,
          vpc_endpoint_type: number === 0 ? 'Gateway' : 'Interface',
          state: 'available',
          private_dns_enabled: number > 0,
          ...(number === 0
            ? {
                prefix_list_id: `pl-${stableId.hex(`s3 ${region}`, 8)}`,
                route_table_ids: [ids.privateTable],
              }
            : {
                subnet_ids: [ids.subnets[0]],
                security_group_ids: [ids.group],
                network_interface_ids: [idOf('eni', `${index} ${service}`)],
              }),
        },
        service,
      ),
    ),
  ];
}
