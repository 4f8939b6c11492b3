import ipaddr from 'ipaddr.js';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

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

/** Refuses a VPC whose block is none. */
export function checkVpc(request: Request): void {
  const cidr = text(request.attributes.cidr_block);
  if (cidr) {
    parseCidr(request, cidr);
  }
}

/** Refuses a subnet outside of its VPC or zone, or upon another one. */
export function checkSubnet(request: Request): void {
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
