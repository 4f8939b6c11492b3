import ipaddr from 'ipaddr.js';
import { ServiceError } from './ServiceError';
import type { Request, TypeRules } from './TypeRules';
import { text } from './text';

/** Prefixes of EC2 ids, which are followed by 17 hexadecimal digits. */
const ID_PREFIX: Record<string, string> = {
  aws_vpc: 'vpc',
  aws_subnet: 'subnet',
  aws_internet_gateway: 'igw',
  aws_egress_only_internet_gateway: 'eigw',
  aws_eip: 'eipalloc',
  aws_nat_gateway: 'nat',
  aws_route_table: 'rtb',
  aws_route_table_association: 'rtbassoc',
  aws_security_group: 'sg',
  aws_vpc_security_group_ingress_rule: 'sgr',
  aws_vpc_security_group_egress_rule: 'sgr',
  aws_vpc_endpoint: 'vpce',
  aws_vpc_endpoint_service: 'vpce-svc',
  aws_network_acl: 'acl',
  aws_network_interface: 'eni',
  aws_instance: 'i',
  aws_flow_log: 'fl',
  aws_vpc_peering_connection: 'pcx',
  aws_ec2_transit_gateway: 'tgw',
  aws_ec2_transit_gateway_vpc_attachment: 'tgw-attach',
  aws_ec2_transit_gateway_route_table: 'tgw-rtb',
  aws_vpc_dhcp_options: 'dopt',
  aws_vpc_dhcp_options_association: 'dopt-assoc',
  aws_ec2_managed_prefix_list: 'pl',
  aws_launch_template: 'lt',
  aws_ebs_volume: 'vol',
};

/** What an EC2 ARN calls a thing. */
const ARN_NAME: Record<string, string> = {
  aws_eip: 'elastic-ip',
  aws_nat_gateway: 'natgateway',
  aws_vpc_security_group_ingress_rule: 'security-group-rule',
  aws_vpc_security_group_egress_rule: 'security-group-rule',
  aws_flow_log: 'vpc-flow-log',
};

function partition(region: string | undefined): string {
  if (region?.startsWith('us-gov-')) return 'aws-us-gov';
  return region?.startsWith('cn-') ? 'aws-cn' : 'aws';
}

function arn(
  request: Request,
  service: string,
  resource: string,
  { region = true, account = true } = {},
): string {
  const { caller, attributes } = request;
  const place = text(attributes.region) ?? caller.region ?? '';
  return [
    'arn',
    partition(place),
    service,
    region ? place : '',
    account ? caller.accountId ?? '' : '',
    resource,
  ].join(':');
}

function ec2Arn(request: Request, id: string): string {
  const name =
    ARN_NAME[request.type] ??
    request.type.replace(/^aws_(ec2_)?/, '').replaceAll('_', '-');
  return arn(request, 'ec2', `${name}/${id}`);
}

function givenOrPrefixed(request: Request, prefixName = 'name_prefix'): string {
  const { attributes, identity } = request;
  const given = text(attributes.name);
  const prefix = text(attributes[prefixName]) ?? 'terraform-';
  return given ?? `${prefix}${identity.digits(15)}${identity.digits(11, 'n')}`;
}

type Range = [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

function parseCidr(request: Request, cidr: string): Range {
  let range: Range;
  try {
    range = ipaddr.parseCIDR(cidr);
  } catch {
    throw new ServiceError(
      `InvalidParameterValue: Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
      `${request.type} wants a block such as 10.0.0.0/22.`,
    );
  }
  const network = ipaddr.IPv4.networkAddressFromCIDR(cidr).toString();
  if (network !== range[0].toString() || range[1] < 16 || range[1] > 28) {
    throw new ServiceError(
      `InvalidVpc.Range: The CIDR '${cidr}' is invalid.`,
      `A block begins at its network address (here ${network}) and is between /16 and /28.`,
    );
  }
  return range;
}

function contains(outer: Range, inner: Range): boolean {
  return inner[1] >= outer[1] && inner[0].match(outer[0], outer[1]);
}

function checkVpc(request: Request): void {
  const cidr = text(request.attributes.cidr_block);
  if (cidr) {
    parseCidr(request, cidr);
  }
}

function checkSubnet(request: Request): void {
  const { account, attributes, scope, prior } = request;
  const cidr = text(attributes.cidr_block);
  const vpcId = text(attributes.vpc_id);
  const zone = text(attributes.availability_zone);
  const region = text(attributes.region) ?? request.caller.region ?? '';
  if (zone && !zone.startsWith(region)) {
    throw new ServiceError(
      `InvalidParameterValue: Value (${zone}) for parameter availabilityZone is invalid.`,
      `The subnet is in ${region}; its zone must be one of that region.`,
    );
  }
  if (!cidr || !vpcId) {
    return;
  }
  const range = parseCidr(request, cidr);
  const vpc = account.find('aws_vpc', scope, vpcId);
  const vpcCidr = text(vpc?.attributes.cidr_block);
  if (vpcCidr && !contains(ipaddr.parseCIDR(vpcCidr), range)) {
    throw new ServiceError(
      `InvalidSubnet.Range: The CIDR '${cidr}' is invalid.`,
      `It does not lie within ${vpcCidr} of ${vpcId}.`,
    );
  }
  for (const other of account.objects({ type: 'aws_subnet' })) {
    const theirs = text(other.attributes.cidr_block);
    if (
      other.attributes.vpc_id === vpcId &&
      other.id !== text(prior?.id) &&
      theirs &&
      (contains(ipaddr.parseCIDR(theirs), range) ||
        contains(range, ipaddr.parseCIDR(theirs)))
    ) {
      throw new ServiceError(
        `InvalidSubnet.Conflict: The CIDR '${cidr}' conflicts with another subnet`,
        `${other.id} in ${vpcId} has ${theirs}.`,
      );
    }
  }
}

function checkRoute({ account, attributes, scope, prior }: Request): void {
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

function checkBucketName({ attributes }: Request): void {
  const name = text(attributes.bucket);
  if (name && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new ServiceError(
      `InvalidBucketName: The specified bucket is not valid: ${name}`,
      'A bucket name has 3 to 63 lower-case letters, digits, dots and hyphens.',
    );
  }
}

const bucketPart: TypeRules = {
  overwrites: true,
  scope: 'world',
  id: ({ attributes }) => text(attributes.bucket) ?? '',
  replace: ['bucket', 'expected_bucket_owner'],
};


function iamNamed(kind: string): TypeRules {
  return {
    scope: 'account',
    id: givenOrPrefixed,
    computed: (request, id) => ({
      name: id,
      name_prefix: '',
      arn: arn(
        request,
        'iam',
        `${kind}${text(request.attributes.path) ?? '/'}${id}`,
        { region: false },
      ),
    }),
    replace: ['name', 'name_prefix', 'path'],
    unique: [['name']],
  };
}

function natOrPrivate(request: Request): string {
  const { identity } = request;
  const byte = (n: number) =>
    1 + (parseInt(identity.hex(2, `ip${n}`), 16) % 254);
  return `${byte(1)}.${byte(2)}.${byte(3)}`;
}

const securityGroupRule: TypeRules = {
  computed: (request, id) => ({
    arn: ec2Arn(request, id),
    security_group_rule_id: id,
  }),
  replace: ['security_group_id'],
};

/**
 * What EC2, IAM, S3, KMS and CloudWatch Logs are known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0 ("Forces new resource") and
 * the EC2, IAM and S3 API references, 2025.
 */
export const awsRules: Record<string, TypeRules> = {
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
    replace: ['cidr_block', 'instance_tenancy', 'ipv4_ipam_pool_id', 'ipv4_netmask_length'],
  },
  aws_subnet: {
    check: checkSubnet,
    computed: ({ attributes, caller }) => {
      const region = text(attributes.region) ?? caller.region ?? '';
      const zone = text(attributes.availability_zone) ?? `${region}a`;
      const short = region.replace(/^(\w\w)-(gov-)?(\w)\w*?(\w?)-(\d)$/, '$1$3$4$5');
      return {
        availability_zone: zone,
        availability_zone_id: `${short}-az${
          zone.charCodeAt(zone.length - 1) - 96
        }`,
        private_dns_hostname_type_on_launch: 'ip-name',
      };
    },
    replace: ['vpc_id', 'cidr_block', 'availability_zone', 'availability_zone_id', 'outpost_arn', 'ipv6_native'],
  },
  aws_internet_gateway: {},
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
    computed: request => {
      const eip = request.account
        .objects({ type: 'aws_eip' })
        .find(({ id }) => id === request.attributes.allocation_id);
      return {
        public_ip: eip?.attributes.public_ip ?? '',
        private_ip: `10.${natOrPrivate(request)}`,
        association_id: `eipassoc-${request.identity.hex(17, 'assoc')}`,
        network_interface_id: `eni-${request.identity.hex(17, 'eni')}`,
        availability_mode: 'zonal',
      };
    },
    replace: ['allocation_id', 'subnet_id', 'connectivity_type', 'private_ip', 'vpc_id', 'availability_mode'],
  },
  aws_route_table: { replace: ['vpc_id'] },
  aws_route: {
    id: ({ attributes, identity }) =>
      `r-${text(attributes.route_table_id)}${identity.digits(10)}`,
    check: checkRoute,
    computed: () => ({ origin: 'CreateRoute', state: 'active' }),
    replace: ['route_table_id', 'destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'],
  },
  aws_route_table_association: {
    replace: ['subnet_id', 'gateway_id'],
    unique: [['subnet_id'], ['gateway_id']],
  },
  aws_security_group: {
    computed: request => ({
      name: givenOrPrefixed(request),
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
        policy: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}',
      };
    },
    replace: ['vpc_id', 'service_name', 'vpc_endpoint_type', 'service_region'],
  },
  aws_vpc_endpoint_policy: {
    id: ({ attributes }) => text(attributes.vpc_endpoint_id) ?? '',
    replace: ['vpc_endpoint_id'],
  },
  aws_flow_log: { immutable: true },
  aws_iam_role: {
    ...iamNamed('role'),
    computed: (request, id) => ({
      ...iamNamed('role').computed?.(request, id),
      unique_id: `AROA${request.identity.letters(17)}`,
      managed_policy_arns: [],
    }),
  },
  aws_iam_policy: {
    ...iamNamed('policy'),
    id: request =>
      arn(
        request,
        'iam',
        `policy${text(request.attributes.path) ?? '/'}${givenOrPrefixed(request)}`,
        { region: false },
      ),
    computed: (request, id) => ({
      arn: id,
      name: id.split('/').at(-1) ?? '',
      name_prefix: '',
      policy_id: `ANPA${request.identity.letters(17)}`,
      attachment_count: 0,
    }),
    replace: ['name', 'name_prefix', 'path', 'description'],
  },
  aws_iam_instance_profile: {
    ...iamNamed('instance-profile'),
    computed: (request, id) => ({
      ...iamNamed('instance-profile').computed?.(request, id),
      unique_id: `AIPA${request.identity.letters(17)}`,
    }),
  },
  aws_iam_role_policy: {
    scope: 'account',
    id: request =>
      `${text(request.attributes.role)}:${givenOrPrefixed(request)}`,
    computed: (_request, id) => ({
      name: id.slice(id.indexOf(':') + 1),
      name_prefix: '',
    }),
    replace: ['role', 'name', 'name_prefix'],
  },
  aws_iam_role_policy_attachment: {
    scope: 'account',
    id: ({ attributes }) =>
      `${text(attributes.role)}/${text(attributes.policy_arn)}`,
    immutable: true,
  },
  aws_iam_role_policies_exclusive: { scope: 'account', immutable: true },
  aws_s3_bucket: {
    scope: 'world',
    id: request =>
      text(request.attributes.bucket) ??
      `${text(request.attributes.bucket_prefix) ?? 'terraform-'}${
        request.identity.digits(15)
      }`,
    check: checkBucketName,
    computed: (request, id) => {
      const region = text(request.attributes.region) ?? request.caller.region;
      return {
        bucket: id,
        bucket_prefix: '',
        arn: arn(request, 's3', id, { region: false, account: false }),
        bucket_domain_name: `${id}.s3.amazonaws.com`,
        bucket_regional_domain_name: `${id}.s3.${region}.amazonaws.com`,
        bucket_region: region ?? '',
        hosted_zone_id: `Z${request.identity.letters(13, 'zone')}`,
        object_lock_enabled: false,
        request_payer: 'BucketOwner',
      };
    },
    replace: ['bucket', 'bucket_prefix', 'region'],
  },
  aws_s3_bucket_policy: bucketPart,
  aws_s3_bucket_versioning: bucketPart,
  aws_s3_bucket_public_access_block: bucketPart,
  aws_s3_bucket_server_side_encryption_configuration: bucketPart,
  aws_s3_bucket_ownership_controls: bucketPart,
  aws_s3_bucket_acl: bucketPart,
  aws_s3_bucket_logging: bucketPart,
  aws_s3_bucket_lifecycle_configuration: {
    ...bucketPart,
    computed: () => ({
      transition_default_minimum_object_size: 'all_storage_classes_128K',
    }),
  },
  aws_kms_key: {
    id: ({ identity }) => identity.uuid(),
    computed: (request, id) => ({
      key_id: id,
      arn: arn(request, 'kms', `key/${id}`),
      multi_region: false,
      rotation_period_in_days: 365,
    }),
    replace: ['customer_master_key_spec', 'key_usage', 'multi_region', 'custom_key_store_id', 'xks_key_id'],
  },
  aws_kms_alias: {
    id: request =>
      text(request.attributes.name) ??
      `${text(request.attributes.name_prefix) ?? 'alias/'}${
        request.identity.digits(15)
      }`,
    computed: (request, id) => {
      const key = text(request.attributes.target_key_id) ?? '';
      return {
        name: id,
        name_prefix: '',
        arn: arn(request, 'kms', id),
        target_key_arn: key.startsWith('arn:')
          ? key
          : arn(request, 'kms', `key/${key}`),
      };
    },
    replace: ['name', 'name_prefix'],
  },
  aws_kms_key_policy: {
    id: ({ attributes }) => text(attributes.key_id) ?? '',
    replace: ['key_id'],
  },
  aws_cloudwatch_log_group: {
    id: givenOrPrefixed,
    computed: (request, id) => ({
      name: id,
      name_prefix: '',
      arn: arn(request, 'logs', `log-group:${id}`),
      log_group_class: 'STANDARD',
      deletion_protection_enabled: false,
    }),
    replace: ['name', 'name_prefix', 'log_group_class'],
  },
};

/** The id of an AWS object of a type that has no rule for it. */
export function awsId(request: Request): string {
  const prefix = ID_PREFIX[request.type];
  if (prefix) {
    return `${prefix}-${request.identity.hex(17)}`;
  }
  return text(request.attributes.name) ?? request.identity.hex(20);
}

/** The ARN of an AWS object of a type that has no rule for it. */
export function awsArn(request: Request, id: string): string {
  if (ID_PREFIX[request.type]) {
    return ec2Arn(request, id);
  }
  const [, service, ...rest] = request.type.split('_');
  const resource = rest.length > 0 ? `${rest.join('-')}/${id}` : id;
  return arn(request, service, resource);
}
