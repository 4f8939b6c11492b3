import { checkSameNetwork } from './checkSameNetwork';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

/** Rules in each direction of a network ACL, unless AWS raises it (to 40 at most). */
const MOST_RULES = 20;

function checkRule({ account, attributes, prior, scope, type }: Request): void {
  const acl = text(attributes.network_acl_id) ?? '';
  if (
    !account.find('aws_network_acl', scope, acl) &&
    !account
      .objects({ type: 'aws_vpc' })
      .some(
        vpc =>
          vpc.scope === scope && vpc.attributes.default_network_acl_id === acl,
      )
  ) {
    throw new ServiceError(
      `InvalidNetworkAclID.NotFound: The networkAcl ID '${acl}' does not exist`,
      `There is none in ${scope}.`,
    );
  }
  const others = account
    .objects({ type })
    .filter(
      other =>
        other.scope === scope &&
        other.id !== text(prior?.id) &&
        other.attributes.network_acl_id === acl &&
        (other.attributes.egress === true) === (attributes.egress === true),
    );
  const direction = attributes.egress === true ? 'egress' : 'ingress';
  if (
    others.some(
      other => other.attributes.rule_number === attributes.rule_number,
    )
  ) {
    throw new ServiceError(
      `NetworkAclEntryAlreadyExists: The network acl entry identified by ${String(
        attributes.rule_number,
      )} already exists.`,
      `${acl} has one ${direction} rule of a number.`,
    );
  }
  if (others.length >= MOST_RULES) {
    throw new ServiceError(
      `NetworkAclEntryLimitExceeded: The maximum number of network acl entries has been reached.`,
      `${acl} has ${MOST_RULES} ${direction} rules, which is what AWS allows unless the quota is raised.`,
    );
  }
}

/**
 * What EC2 is known to do about network ACLs, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the VPC user guide, quotas,
 * 2026.
 */
export const networkAclRules: Record<string, TypeRules> = {
  aws_network_acl: {
    check: checkSameNetwork,
    computed: () => ({ ingress: [], egress: [] }),
    replace: ['vpc_id'],
  },
  aws_network_acl_rule: {
    check: checkRule,
    id: ({ identity }) => `nacl-${identity.digits(10)}`,
    defaults: { egress: false },
    immutable: true,
  },
};
