import { checkVpcEndpoint } from './checkVpcEndpoint';
import { policyAttribute } from './policyAttribute';
import { prefixListId } from './prefixListId';
import { storedPolicy } from './storedPolicy';
import type { AccountObject } from '../AccountObject';
import { Identity } from '../Identity';
import { idsIn } from '../idsIn';
import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import type { Value } from '../../wire/Value';

const endpointPolicy = policyAttribute('policy', 'resource', 20_480);

const EVERYTHING = storedPolicy(
  JSON.stringify({
    Version: '2008-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
    ],
  }),
);

function setPolicy(
  account: RehearsalAccount,
  scope: string,
  id: string,
  policy: string,
): void {
  const endpoint = account.find('aws_vpc_endpoint', scope, id);
  if (endpoint) {
    account.put({
      ...endpoint,
      attributes: { ...endpoint.attributes, policy },
    });
  }
}

function defaultGroup({ account, attributes, scope }: Request): Value[] {
  const vpc = account.find('aws_vpc', scope, text(attributes.vpc_id) ?? '');
  return idsIn(vpc?.attributes.default_security_group_id);
}

/** The names that an interface endpoint answers to, the regional one first. */
function dnsEntries(request: Request, id: string): Value {
  const { attributes, caller, identity } = request;
  const service = text(attributes.service_name) ?? '';
  const region = text(attributes.region) ?? caller.region ?? '';
  const [, ownService] = /\.(vpce-svc-[0-9a-f]+)$/.exec(service) ?? [];
  const name = ownService ?? service.split('.').slice(3).join('.');
  const zone = new Identity(`endpoint zone ${region}`).letters(13, 'zone');
  const unique = `${id}-${identity.hex(8, 'dns')}`;
  return [
    `${unique}.${name}.${region}.vpce.amazonaws.com`,
    ...idsIn(attributes.subnet_ids).flatMap(subnet => {
      const found = request.account.find('aws_subnet', request.scope, subnet);
      const at = text(found?.attributes.availability_zone);
      return at ? `${unique}-${at}.${name}.${region}.vpce.amazonaws.com` : [];
    }),
  ].map(dns_name => ({ dns_name, hosted_zone_id: `Z${zone}` }));
}

/**
 * What EC2 is known to do about VPC endpoints, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the PrivateLink guide, 2025.
 */
export const endpointRules: Record<string, TypeRules> = {
  aws_vpc_endpoint: {
    ...endpointPolicy,
    check: request => {
      endpointPolicy.check(request);
      checkVpcEndpoint(request);
    },
    computed: (request, id) => {
      const { attributes, caller, identity } = request;
      const isGateway =
        (text(attributes.vpc_endpoint_type) ?? 'Gateway') === 'Gateway';
      const subnets = idsIn(attributes.subnet_ids);
      return {
        state: 'available',
        cidr_blocks: isGateway ? ['198.51.100.0/24'] : [],
        prefix_list_id: isGateway
          ? prefixListId(text(attributes.service_name) ?? '')
          : '',
        dns_entry: isGateway ? [] : dnsEntries(request, id),
        network_interface_ids: isGateway
          ? []
          : subnets.map(subnet => `eni-${identity.hex(17, subnet)}`),
        private_dns_enabled: false,
        requester_managed: false,
        ip_address_type: 'ipv4',
        policy: EVERYTHING,
        security_group_ids: isGateway ? [] : defaultGroup(request),
        service_region: text(attributes.region) ?? caller.region ?? '',
      };
    },
    defaults: { vpc_endpoint_type: 'Gateway' },
    replace: [
      'vpc_id',
      'service_name',
      'vpc_endpoint_type',
      'service_region',
      'service_network_arn',
      'resource_configuration_arn',
    ],
  },
  // The policy of an endpoint is the endpoint's: who writes last wins.
  aws_vpc_endpoint_policy: {
    ...endpointPolicy,
    overwrites: true,
    id: ({ attributes }) => text(attributes.vpc_endpoint_id) ?? '',
    computed: () => ({ policy: EVERYTHING }),
    current: ({ scope, id }: AccountObject, account) => {
      const endpoint = account.find('aws_vpc_endpoint', scope, id);
      return endpoint && { policy: endpoint.attributes.policy };
    },
    after: ({ account, scope, attributes }) =>
      setPolicy(
        account,
        scope,
        text(attributes.vpc_endpoint_id) ?? '',
        text(attributes.policy) ?? EVERYTHING,
      ),
    remove: ({ scope, id }, account) => {
      setPolicy(account, scope, id, EVERYTHING);
      return undefined;
    },
    replace: ['vpc_endpoint_id'],
  },
};
