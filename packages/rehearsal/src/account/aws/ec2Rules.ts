import { checkSubnet, checkVpc } from './checkAddresses';
import { checkNatGateway } from './checkNatGateway';
import { checkSameNetwork } from './checkSameNetwork';
import { checkSecurityGroupRule } from './checkSecurityGroupRule';
import { checkVpcEndpoint } from './checkVpcEndpoint';
import { ec2Arn } from './ec2Arn';
import { nameOf } from './nameOf';
import { ServiceError } from '../ServiceError';
import type { Request, TypeRules } from '../TypeRules';
import { text } from '../text';

function checkRoute(request: Request): void {
  const { account, attributes, scope, prior } = request;
  checkSameNetwork(request);
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
    computed: request => ({
      name: nameOf(request),
      name_prefix: '',
      ingress: [],
      egress: [],
    }),
    replace: ['name', 'name_prefix', 'description', 'vpc_id'],
    unique: [['vpc_id', 'name']],
  },
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_security_group_rule: {
    id: ({ identity }) => `sgrule-${identity.digits(10)}`,
    computed: ({ identity }) => ({
      security_group_rule_id: `sgr-${identity.hex(17)}`,
    }),
    immutable: true,
  },
  aws_vpc_endpoint: {
    check: checkVpcEndpoint,
    computed: (request, id) => {
      const service = text(request.attributes.service_name) ?? '';
      const gateway =
        (text(request.attributes.vpc_endpoint_type) ?? 'Gateway') === 'Gateway';
      const region = request.caller.region ?? '';
      const name = service.split('.').at(-1) ?? '';
      return {
        state: 'available',
        cidr_blocks: gateway ? ['198.51.100.0/24'] : [],
        prefix_list_id: gateway ? `pl-${request.identity.hex(8, 'pl')}` : '',
        dns_entry: gateway
          ? []
          : [
              {
                dns_name: `${id}.${name}.${region}.vpce.amazonaws.com`,
                hosted_zone_id: `Z${request.identity.letters(13, 'zone')}`,
              },
            ],
        network_interface_ids: gateway
          ? []
          : [`eni-${request.identity.hex(17, 'eni')}`],
        private_dns_enabled: false,
        requester_managed: false,
        ip_address_type: 'ipv4',
        policy:
          '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}',
      };
    },
    replace: ['vpc_id', 'service_name', 'vpc_endpoint_type', 'service_region'],
  },
  aws_vpc_endpoint_policy: {
    id: ({ attributes }) => text(attributes.vpc_endpoint_id) ?? '',
    replace: ['vpc_endpoint_id'],
  },
  aws_flow_log: { immutable: true },
};
