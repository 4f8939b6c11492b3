import { checkSameNetwork } from './checkSameNetwork';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';
import { Unknown } from '../../wire/Value';

const WHAT_IT_IS = [
  'security_group_id',
  'ip_protocol',
  'from_port',
  'to_port',
  'cidr_ipv4',
  'cidr_ipv6',
  'prefix_list_id',
  'referenced_security_group_id',
];

/** Refuses a rule that is there already, or about a group of another VPC. */
export function checkSecurityGroupRule(request: Request): void {
  const { account, attributes, prior, scope, type } = request;
  checkSameNetwork(request);
  if (WHAT_IT_IS.some(name => attributes[name] instanceof Unknown)) {
    return;
  }
  const twin = account
    .objects({ type })
    .find(
      other =>
        other.scope === scope &&
        other.id !== text(prior?.id) &&
        WHAT_IT_IS.every(
          name =>
            (other.attributes[name] ?? null) === (attributes[name] ?? null),
        ),
    );
  if (twin) {
    throw new ServiceError(
      'InvalidPermission.Duplicate: the specified rule already exists',
      `${twin.id} of ${text(attributes.security_group_id)} says the same.`,
    );
  }
}
