import { regions } from '@lakeport/project';
import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import { prefixListId } from '../aws/prefixListId';
import { SeedContext } from './SeedContext';
import type { Arguments } from './SeedContext';

/** A network that stood there before: the block of its VPC in every rehearsal. */
const BLOCK = '10.200';

/** The VPC that an argument names, by its id or by what looks it up. */
function vpcOf(context: SeedContext, value: unknown): string | undefined {
  const literal = literalOf(value);
  if (literal) {
    return literal;
  }
  const name = /^\$\{data\.aws_vpc\.([\w-]+)\.id\}$/.exec(String(value))?.[1];
  const block = name && context.stack.data?.aws_vpc?.[name];
  return block ? literalOf(block.id) : undefined;
}

function vpc(context: SeedContext, id: string): AccountObject[] {
  const identity = context.identity(id);
  return [
    context.aws('aws_vpc', id, {
      arn: `arn:aws:ec2:${context.region}:${context.awsAccountId}:vpc/${id}`,
      cidr_block: `${BLOCK}.0.0/16`,
      default_network_acl_id: `acl-${identity.hex(17, 'acl')}`,
      default_route_table_id: `rtb-${identity.hex(17, 'rtb')}`,
      default_security_group_id: `sg-${identity.hex(17, 'sg')}`,
      enable_dns_hostnames: true,
      enable_dns_support: true,
      instance_tenancy: 'default',
      main_route_table_id: `rtb-${identity.hex(17, 'rtb')}`,
      owner_id: context.awsAccountId,
      tags: {},
      tags_all: {},
    }),
  ];
}

function subnet(
  context: SeedContext,
  id: string,
  vpcId: string,
  index: number,
): AccountObject {
  const { zones } = regions[context.region ?? ''] ?? { zones: ['a', 'b', 'c'] };
  const zone = zones[index % zones.length];
  return context.aws('aws_subnet', id, {
    arn: `arn:aws:ec2:${context.region}:${context.awsAccountId}:subnet/${id}`,
    availability_zone: `${context.region}${zone}`,
    cidr_block: `${BLOCK}.${index}.0/24`,
    map_public_ip_on_launch: false,
    owner_id: context.awsAccountId,
    tags: {},
    tags_all: {},
    vpc_id: vpcId,
  });
}

/** A gateway that leads out, in a public subnet of its own. */
function gateway(context: SeedContext, vpcId: string): AccountObject[] {
  const identity = context.identity(`gateway ${vpcId}`);
  const publicSubnet = `subnet-${identity.hex(17, 'subnet')}`;
  const nat = `nat-${identity.hex(17, 'nat')}`;
  const internet = `igw-${identity.hex(17, 'igw')}`;
  return [
    subnet(context, publicSubnet, vpcId, 255),
    context.aws(
      'aws_internet_gateway',
      internet,
      { vpc_id: vpcId },
      { lookedUpBy: ['vpc_id'] },
    ),
    context.aws(
      'aws_nat_gateway',
      nat,
      {
        connectivity_type: 'public',
        public_ip: '203.0.113.10',
        state: 'available',
        subnet_id: publicSubnet,
        vpc_id: vpcId,
        tags: {},
      },
      { lookedUpBy: ['vpc_id'] },
    ),
  ];
}

function endpoint(
  context: SeedContext,
  block: Arguments,
  vpcId: string,
): AccountObject[] {
  const service = literalOf(block.service_name);
  const given = literalOf(block.id);
  if (!service && !given) {
    return [];
  }
  const name = service ?? '';
  const isGateway = /\.(s3|dynamodb)$/.test(name);
  const id =
    given ?? `vpce-${context.identity(`endpoint ${vpcId} ${name}`).hex(17)}`;
  return [
    context.aws(
      'aws_vpc_endpoint',
      id,
      {
        arn: `arn:aws:ec2:${context.region}:${context.awsAccountId}:vpc-endpoint/${id}`,
        prefix_list_id: isGateway ? prefixListId(name) : '',
        private_dns_enabled: !isGateway,
        route_table_ids: [],
        security_group_ids: [],
        service_name: name,
        state: 'available',
        subnet_ids: [],
        vpc_endpoint_type: isGateway ? 'Gateway' : 'Interface',
        vpc_id: vpcId,
      },
      given ? {} : { lookedUpBy: ['vpc_id', 'service_name'] },
    ),
  ];
}

/** Ids of endpoints that are registered without being made. */
function registered(context: SeedContext): AccountObject[] {
  return context
    .blocks('resource', 'databricks_mws_vpc_endpoint')
    .flatMap(block => {
      const id = literalOf(block.aws_vpc_endpoint_id);
      return id
        ? [
            context.aws('aws_vpc_endpoint', id, {
              state: 'available',
              vpc_endpoint_type: 'Interface',
            }),
          ]
        : [];
    });
}

/**
 * The network that a stack looks up: VPCs with subnets in zones of their own,
 * security groups, endpoints and a way out.
 */
export function networkSeeds(context: SeedContext): AccountObject[] {
  const data = (type: string) => context.blocks('data', type);
  const vpcs = data('aws_vpc').flatMap(block => literalOf(block.id) ?? []);
  const inVpc = (block: Arguments) => vpcOf(context, block.vpc_id) ?? vpcs[0];
  return [
    ...vpcs.flatMap(id => vpc(context, id)),
    ...data('aws_subnet').flatMap((block, index) => {
      const id = literalOf(block.id);
      return id ? subnet(context, id, inVpc(block) ?? '', index) : [];
    }),
    ...data('aws_security_group').flatMap(block => {
      const id = literalOf(block.id);
      return id
        ? context.aws('aws_security_group', id, {
            arn: `arn:aws:ec2:${context.region}:${context.awsAccountId}:security-group/${id}`,
            description: 'of the network',
            name: literalOf(block.name) ?? `group-${id}`,
            owner_id: context.awsAccountId,
            tags: {},
            vpc_id: inVpc(block) ?? '',
          })
        : [];
    }),
    ...data('aws_vpc_endpoint').flatMap(block =>
      endpoint(context, block, inVpc(block) ?? ''),
    ),
    ...data('aws_nat_gateways').flatMap(block => {
      const id = inVpc(block);
      return id ? gateway(context, id) : [];
    }),
    ...registered(context),
  ];
}
