import { idsIn } from '../idsIn';
import { invalidParameter } from './invalidParameter';
import type { Request } from '../TypeRules';
import { text } from '../text';

function checkSubnets({ account, attributes }: Request): void {
  const subnets = idsIn(attributes.subnet_ids);
  if (subnets.length < 2) {
    invalidParameter(
      'a network configuration needs at least two subnets',
      `${text(attributes.network_name)} names ${subnets.length}.`,
    );
  }
  const zones = new Set<string>();
  for (const id of subnets) {
    const [subnet] = account.objects({ type: 'aws_subnet', id });
    const zone = text(subnet?.attributes.availability_zone);
    const cidr = text(subnet?.attributes.cidr_block) ?? '';
    const prefix = Number(cidr.slice(cidr.indexOf('/') + 1));
    if (subnet && subnet.attributes.vpc_id !== attributes.vpc_id) {
      invalidParameter(
        `subnet ${id} is not in VPC ${text(attributes.vpc_id)}`,
        `It is in ${text(subnet.attributes.vpc_id)}.`,
      );
    }
    if (zone && zones.has(zone)) {
      invalidParameter(
        `two subnets of a network configuration are in ${zone}`,
        'There is at most one subnet a zone.',
      );
    }
    if (zone) zones.add(zone);
    if (cidr && (prefix < 17 || prefix > 26)) {
      invalidParameter(
        `subnet ${id} is a /${prefix}`,
        'Subnets of a workspace are between /17 and /26.',
      );
    }
  }
}

/**
 * Refuses a network configuration with too few or foreign subnets or security
 * groups.
 *
 * From the Databricks docs, customer-managed VPC, 2026.
 */
export function checkNetwork(request: Request): void {
  const { account, attributes } = request;
  checkSubnets(request);
  const groups = idsIn(attributes.security_group_ids);
  if (groups.length < 1 || groups.length > 5) {
    invalidParameter(
      'a network configuration has one to five security groups',
      `${text(attributes.network_name)} names ${groups.length}.`,
    );
  }
  for (const id of groups) {
    const [group] = account.objects({ type: 'aws_security_group', id });
    if (group && group.attributes.vpc_id !== attributes.vpc_id) {
      invalidParameter(
        `security group ${id} is not in VPC ${text(attributes.vpc_id)}`,
        `It is in ${text(group.attributes.vpc_id)}.`,
      );
    }
  }
}
