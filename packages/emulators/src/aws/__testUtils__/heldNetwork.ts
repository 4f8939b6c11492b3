import type { HeldObject } from '../../databricks/AccountReader';

export const ACCOUNT = '111122223333';
export const PEER = '444455556666';
export const REGION = 'us-west-2';

const held = (
  type: string,
  id: string,
  attributes: Record<string, unknown>,
  accountId = ACCOUNT,
): HeldObject => ({
  provider: 'aws',
  type,
  id,
  accountId,
  region: REGION,
  attributes: { id, ...attributes },
  seeded: false,
});

/** A VPC with all that can hang on one, and another account that it is joined with. */
export function heldNetwork(): HeldObject[] {
  return [
    held('aws_vpc', 'vpc-1', {
      cidr_block: '10.0.0.0/22',
      main_route_table_id: 'rtb-main',
      default_network_acl_id: 'acl-default',
      default_security_group_id: 'sg-default',
      enable_dns_support: true,
      enable_dns_hostnames: false,
      tags_all: { Name: 'a <b> & "c"', team: 'größe' },
    }),
    held('aws_subnet', 'subnet-a', {
      vpc_id: 'vpc-1',
      cidr_block: '10.0.0.0/24',
      availability_zone: `${REGION}a`,
    }),
    held('aws_subnet', 'subnet-b', {
      vpc_id: 'vpc-1',
      cidr_block: '10.0.1.0/28',
      availability_zone: `${REGION}b`,
    }),
    held('aws_route_table', 'rtb-a', { vpc_id: 'vpc-1' }),
    held('aws_route_table_association', 'rtbassoc-a', {
      route_table_id: 'rtb-a',
      subnet_id: 'subnet-a',
    }),
    held('aws_route', 'r-1', {
      route_table_id: 'rtb-a',
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: 'nat-1',
    }),
    held('aws_route', 'r-2', {
      route_table_id: 'rtb-a',
      destination_cidr_block: '10.9.0.0/16',
      vpc_peering_connection_id: 'pcx-gone',
    }),
    held('aws_internet_gateway', 'igw-1', { vpc_id: 'vpc-1' }),
    held('aws_egress_only_internet_gateway', 'eigw-1', { vpc_id: 'vpc-1' }),
    held('aws_eip', 'eipalloc-1', { public_ip: '203.0.113.1' }),
    held('aws_nat_gateway', 'nat-1', {
      subnet_id: 'subnet-b',
      allocation_id: 'eipalloc-1',
      association_id: 'eipassoc-1',
      network_interface_id: 'eni-nat',
      public_ip: '203.0.113.1',
      connectivity_type: 'public',
    }),
    held('aws_vpc_endpoint', 'vpce-s3', {
      vpc_id: 'vpc-1',
      service_name: `com.amazonaws.${REGION}.s3`,
      vpc_endpoint_type: 'Gateway',
      state: 'available',
      prefix_list_id: 'pl-s3',
      route_table_ids: ['rtb-a'],
      policy: '{"Statement":[]}',
    }),
    held('aws_vpc_endpoint', 'vpce-rest', {
      vpc_id: 'vpc-1',
      service_name: `com.amazonaws.vpce.${REGION}.vpce-svc-1`,
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: true,
      subnet_ids: ['subnet-a'],
      security_group_ids: ['sg-1'],
      network_interface_ids: ['eni-rest'],
    }),
    held('aws_security_group', 'sg-1', { vpc_id: 'vpc-1', name: 'workers' }),
    held('aws_vpc_security_group_egress_rule', 'sgr-1', {
      security_group_id: 'sg-1',
      security_group_rule_id: 'sgr-1',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: '0.0.0.0/0',
    }),
    held('aws_vpc_security_group_ingress_rule', 'sgr-2', {
      security_group_id: 'sg-1',
      security_group_rule_id: 'sgr-2',
      ip_protocol: '-1',
      referenced_security_group_id: 'sg-1',
    }),
    held('aws_security_group_rule', 'sgrule-123', {
      security_group_id: 'sg-1',
      type: 'ingress',
      protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      cidr_blocks: ['10.1.0.0/16', '10.2.0.0/16'],
    }),
    held('aws_network_acl', 'acl-1', {
      vpc_id: 'vpc-1',
      subnet_ids: ['subnet-b'],
      ingress: [
        {
          rule_no: 100,
          action: 'allow',
          protocol: 'tcp',
          from_port: 443,
          to_port: 443,
          cidr_block: '10.0.0.0/8',
        },
      ],
    }),
    held('aws_flow_log', 'fl-1', { vpc_id: 'vpc-1', traffic_type: 'ALL' }),
    held('aws_vpc', 'vpc-2', { cidr_block: '10.9.0.0/16' }, PEER),
    held('aws_vpc_peering_connection', 'pcx-1', {
      vpc_id: 'vpc-1',
      peer_vpc_id: 'vpc-2',
      peer_owner_id: PEER,
    }),
    held(
      'aws_ec2_transit_gateway',
      'tgw-1',
      {
        auto_accept_shared_attachments: 'disable',
        default_route_table_propagation: 'disable',
        association_default_route_table_id: 'tgw-rtb-default',
        propagation_default_route_table_id: '',
      },
      PEER,
    ),
    held('aws_ec2_transit_gateway_vpc_attachment', 'tgw-attach-1', {
      vpc_id: 'vpc-1',
      transit_gateway_id: 'tgw-1',
      subnet_ids: ['subnet-a', 'subnet-b'],
    }),
    ...['vpc-2', 'vpc-3'].map(vpc =>
      held(
        'aws_ec2_transit_gateway_vpc_attachment',
        `tgw-attach-${vpc}`,
        {
          vpc_id: vpc,
          transit_gateway_id: 'tgw-1',
          subnet_ids: [],
          transit_gateway_default_route_table_association: vpc === 'vpc-3',
        },
        PEER,
      ),
    ),
    held(
      'aws_ec2_transit_gateway_peering_attachment',
      'tgw-attach-far',
      { transit_gateway_id: 'tgw-1', peer_transit_gateway_id: 'tgw-far' },
      PEER,
    ),
    held(
      'aws_ec2_transit_gateway_peering_attachment_accepter',
      'tgw-attach-far',
      { transit_gateway_attachment_id: 'tgw-attach-far' },
      PEER,
    ),
    held(
      'aws_ec2_transit_gateway_route_table',
      'tgw-rtb-1',
      { transit_gateway_id: 'tgw-1' },
      PEER,
    ),
    ...['association', 'propagation'].map(what =>
      held(
        `aws_ec2_transit_gateway_route_table_${what}`,
        'tgw-rtb-1_tgw-attach-vpc-2',
        {
          transit_gateway_route_table_id: 'tgw-rtb-1',
          transit_gateway_attachment_id: 'tgw-attach-vpc-2',
        },
        PEER,
      ),
    ),
    ...[
      ['10.20.0.0/16', 'tgw-attach-far'],
      ['10.30.0.0/16', ''],
    ].map(([block, attachment]) =>
      held(
        'aws_ec2_transit_gateway_route',
        `tgw-rtb-1_${block}`,
        {
          transit_gateway_route_table_id: 'tgw-rtb-1',
          destination_cidr_block: block,
          transit_gateway_attachment_id: attachment,
          blackhole: attachment === '',
        },
        PEER,
      ),
    ),
    ...Array.from({ length: 12 }, (_, index) =>
      held('aws_network_interface', `eni-node-${index}`, {
        subnet_id: 'subnet-a',
        security_groups: ['sg-1'],
      }),
    ),
  ];
}
