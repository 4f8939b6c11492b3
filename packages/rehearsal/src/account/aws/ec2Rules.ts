import { checkSubnet, checkVpc } from './checkAddresses';
import { checkNatGateway } from './checkNatGateway';
import { checkSameNetwork } from './checkSameNetwork';
import { checkSecurityGroupRule } from './checkSecurityGroupRule';
import { defaultsOfVpc } from './defaultsOfVpc';
import { ec2Arn } from './ec2Arn';
import { nameOf } from './nameOf';
import { checkPeeringRoute } from './peeringRules';
import { checkGatewayRoute } from './transitGateways';
import { ServiceError } from '../ServiceError';
import type { Request, TypeRules } from '../TypeRules';
import { text } from '../text';

function checkRoute(request: Request): void {
  const { account, attributes, scope, prior } = request;
  checkSameNetwork(request);
  checkPeeringRoute(request);
  checkGatewayRoute(request);
  const destination =
    text(attributes.destination_cidr_block) ??
    text(attributes.destination_ipv6_cidr_block) ??
    text(attributes.destination_prefix_list_id);
  const twin = account
    .objects({ type: 'aws_route' })
    .find(
      route =>
        route.scope === scope &&
        route.id !== text(prior?.id) &&
        route.attributes.route_table_id === attributes.route_table_id &&
        [
          route.attributes.destination_cidr_block,
          route.attributes.destination_ipv6_cidr_block,
          route.attributes.destination_prefix_list_id,
        ].includes(destination ?? ''),
    );
  if (twin) {
    throw new ServiceError(
      `RouteAlreadyExists: The route identified by ${destination} already exists.`,
      `${text(attributes.route_table_id)} has one route to a destination.`,
    );
  }
}

function privateAddress(request: Request): string {
  const { identity } = request;
  const byte = (n: number) =>
    1 + (parseInt(identity.hex(2, `ip${n}`), 16) % 254);
  return `10.${byte(1)}.${byte(2)}.${byte(3)}`;
}

const securityGroupRule: TypeRules = {
  check: checkSecurityGroupRule,
  computed: (request, id) => ({
    arn: ec2Arn(request, id),
    security_group_rule_id: id,
  }),
  replace: ['security_group_id'],
};

/**
 * What EC2 is known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0 ("Forces new resource") and
 * the EC2 API reference, 2025.
 */
export const ec2Rules: Record<string, TypeRules> = {
  aws_vpc: {
    check: checkVpc,
    defaults: { enable_dns_support: true, instance_tenancy: 'default' },
    computed: ({ identity, caller }, id) => ({
      owner_id: caller.accountId ?? '',
      default_route_table_id: `rtb-${identity.hex(17, 'rtb')}`,
      main_route_table_id: `rtb-${identity.hex(17, 'rtb')}`,
      default_security_group_id: `sg-${identity.hex(17, 'sg')}`,
      default_network_acl_id: `acl-${identity.hex(17, 'acl')}`,
      dhcp_options_id: `dopt-${identity.hex(17, 'dopt')}`,
      enable_dns_hostnames: false,
      vpc_id: id,
    }),
    replace: [
      'cidr_block',
      'instance_tenancy',
      'ipv4_ipam_pool_id',
      'ipv4_netmask_length',
    ],
  },
  aws_subnet: {
    check: checkSubnet,
    defaults: {
      assign_ipv6_address_on_creation: false,
      enable_dns64: false,
      enable_resource_name_dns_a_record_on_launch: false,
      enable_resource_name_dns_aaaa_record_on_launch: false,
      ipv6_native: false,
      map_public_ip_on_launch: false,
    },
    computed: ({ attributes, caller }) => {
      const region = text(attributes.region) ?? caller.region ?? '';
      const zone = text(attributes.availability_zone) ?? `${region}a`;
      const short = region.replace(
        /^(\w\w)-(gov-)?(\w)\w*?(\w?)-(\d)$/,
        '$1$3$4$5',
      );
      return {
        availability_zone: zone,
        availability_zone_id: `${short}-az${
          zone.charCodeAt(zone.length - 1) - 96
        }`,
        private_dns_hostname_type_on_launch: 'ip-name',
      };
    },
    replace: [
      'vpc_id',
      'cidr_block',
      'availability_zone',
      'availability_zone_id',
      'outpost_arn',
      'ipv6_native',
    ],
  },
  aws_internet_gateway: { unique: [['vpc_id']] },
  aws_eip: {
    computed: (request, id) => {
      const address = `203.0.113.${
        1 + (parseInt(request.identity.hex(2, 'eip'), 16) % 254)
      }`;
      return {
        allocation_id: id,
        domain: 'vpc',
        public_ip: address,
        public_dns: `ec2-${address.replaceAll('.', '-')}.compute.amazonaws.com`,
        network_border_group: request.caller.region ?? '',
        public_ipv4_pool: 'amazon',
      };
    },
    replace: ['domain', 'address', 'public_ipv4_pool', 'network_border_group'],
  },
  aws_nat_gateway: {
    check: checkNatGateway,
    defaults: { connectivity_type: 'public' },
    unique: [['allocation_id']],
    computed: request => {
      const eip = request.account
        .objects({ type: 'aws_eip' })
        .find(({ id }) => id === request.attributes.allocation_id);
      return {
        public_ip: eip?.attributes.public_ip ?? '',
        private_ip: privateAddress(request),
        association_id: `eipassoc-${request.identity.hex(17, 'assoc')}`,
        network_interface_id: `eni-${request.identity.hex(17, 'eni')}`,
        availability_mode: 'zonal',
      };
    },
    replace: [
      'allocation_id',
      'subnet_id',
      'connectivity_type',
      'private_ip',
      'vpc_id',
      'availability_mode',
    ],
  },
  aws_route_table: { replace: ['vpc_id'] },
  aws_route: {
    id: ({ attributes, identity }) =>
      `r-${text(attributes.route_table_id)}${identity.digits(10)}`,
    check: checkRoute,
    computed: () => ({ origin: 'CreateRoute', state: 'active' }),
    replace: [
      'route_table_id',
      'destination_cidr_block',
      'destination_ipv6_cidr_block',
      'destination_prefix_list_id',
    ],
  },
  aws_route_table_association: {
    check: checkSameNetwork,
    replace: ['subnet_id', 'gateway_id'],
    unique: [['subnet_id'], ['gateway_id']],
  },
  aws_security_group: {
    defaults: {
      description: 'Managed by Terraform',
      revoke_rules_on_delete: false,
    },
    computed: request => ({
      name: nameOf(request),
      name_prefix: '',
      ingress: [],
      egress: [],
    }),
    replace: ['name', 'name_prefix', 'description', 'vpc_id'],
    unique: [['vpc_id', 'name']],
  },
  ...defaultsOfVpc,
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_security_group_rule: {
    id: ({ identity }) => `sgrule-${identity.digits(10)}`,
    computed: ({ identity }) => ({
      security_group_rule_id: `sgr-${identity.hex(17)}`,
    }),
    immutable: true,
  },
  aws_network_interface: {
    computed: request => ({
      private_ip: privateAddress(request),
      interface_type: 'interface',
    }),
    replace: ['subnet_id'],
  },
  aws_flow_log: {
    immutable: true,
    defaults: {
      log_destination_type: 'cloud-watch-logs',
      max_aggregation_interval: 600,
    },
    computed: () => ({
      log_format:
        '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}',
    }),
  },
};
