import { checkSameNetwork } from './checkSameNetwork';
import { idsIn } from '../idsIn';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

function checkZones({ account, attributes, scope }: Request): void {
  const zones = new Set<string>();
  for (const id of idsIn(attributes.subnet_ids)) {
    const zone = text(
      account.find('aws_subnet', scope, id)?.attributes.availability_zone,
    );
    if (zone && zones.has(zone)) {
      throw new ServiceError(
        `DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of ${id}`,
        `An endpoint has one subnet a zone; two are in ${zone}.`,
      );
    }
    if (zone) zones.add(zone);
  }
}

function checkPrivateDns(request: Request): void {
  const { account, attributes, prior, scope, type } = request;
  const vpc = account.find('aws_vpc', scope, text(attributes.vpc_id) ?? '');
  if (
    vpc &&
    attributes.private_dns_enabled === true &&
    !(vpc.attributes.enable_dns_support && vpc.attributes.enable_dns_hostnames)
  ) {
    throw new ServiceError(
      'InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true',
      `VPC ${vpc.id} has not both; set enable_dns_support and enable_dns_hostnames.`,
    );
  }
  const twin = account
    .objects({ type })
    .find(
      other =>
        other.scope === scope &&
        other.id !== text(prior?.id) &&
        other.attributes.vpc_id === attributes.vpc_id &&
        other.attributes.service_name === attributes.service_name &&
        other.attributes.private_dns_enabled === true,
    );
  if (twin && attributes.private_dns_enabled === true) {
    throw new ServiceError(
      `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${text(
        attributes.service_name,
      )} in the VPC ${text(attributes.vpc_id)}`,
      `${twin.id} answers it already. A VPC has one endpoint with private DNS for a service.`,
    );
  }
}

/**
 * Refuses an endpoint of another region's service, with parts of another VPC,
 * with what its kind does not have, or beside one that answers the same name.
 */
export function checkVpcEndpoint(request: Request): void {
  const { attributes, caller } = request;
  const region = text(attributes.region) ?? caller.region;
  const service = text(attributes.service_name) ?? '';
  const served = /^com\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(service);
  const elsewhere = text(attributes.service_region) ?? region;
  if (served && elsewhere && served[1] !== elsewhere) {
    throw new ServiceError(
      `InvalidServiceName: The Vpc Endpoint Service '${service}' does not exist`,
      `It is a service of ${served[1]}, the endpoint is in ${elsewhere}.`,
    );
  }
  const isGateway =
    (text(attributes.vpc_endpoint_type) ?? 'Gateway') === 'Gateway';
  const foreign = (
    isGateway ? ['subnet_ids', 'security_group_ids'] : ['route_table_ids']
  ).find(name => idsIn(attributes[name]).length > 0);
  if (foreign) {
    throw new ServiceError(
      `InvalidParameter: ${foreign} cannot be given for endpoints of this type`,
      isGateway
        ? 'A gateway endpoint has route tables.'
        : 'An interface endpoint has subnets and security groups.',
    );
  }
  checkSameNetwork(request);
  checkZones(request);
  checkPrivateDns(request);
}
