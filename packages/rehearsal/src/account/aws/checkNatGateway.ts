import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

/** Refuses a public NAT gateway in a VPC that has no internet gateway yet. */
export function checkNatGateway({ account, attributes, scope }: Request): void {
  const subnetId = text(attributes.subnet_id);
  const subnet = subnetId && account.find('aws_subnet', scope, subnetId);
  if (!subnet || text(attributes.connectivity_type) === 'private') {
    return;
  }
  const vpc = subnet.attributes.vpc_id;
  const isOnline =
    account
      .objects({ type: 'aws_internet_gateway' })
      .some(gateway => gateway.attributes.vpc_id === vpc) ||
    account
      .objects({ type: 'aws_internet_gateway_attachment' })
      .some(attachment => attachment.attributes.vpc_id === vpc);
  if (!isOnline) {
    throw new ServiceError(
      `Gateway.NotAttached: Network ${vpc} has no Internet gateway attached`,
      'Create the internet gateway first: let the NAT gateway depend on it.',
    );
  }
}
