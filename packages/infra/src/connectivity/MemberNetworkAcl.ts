import { NetworkAcl } from '#aws/network-acl';
import { NetworkAclRule } from '#aws/network-acl-rule';
import { Construct } from '#constructs';
import { MemberNetwork } from './MemberNetwork';
import { networkAclRules } from './networkAclRules';

/**
 * What the network ACL of a member is made from.
 *
 * @public
 */
export interface MemberNetworkAclProps {
  readonly namePrefix: string;
  readonly member: MemberNetwork;
  /** The other members. */
  readonly others: readonly MemberNetwork[];
}

/**
 * The network ACL of a member's private subnets: it keeps out private addresses
 * that are no member's. Every rule is a resource of its own, as those of the
 * security groups are. When it is destroyed, AWS gives the subnets back to the
 * default one of the VPC.
 *
 * @public
 */
export class MemberNetworkAcl extends Construct {
  constructor(scope: Construct, id: string, props: MemberNetworkAclProps) {
    super(scope, id);
    const { member, namePrefix, others } = props;
    const { provider, subnetIds, vpcId } = member;
    const acl = new NetworkAcl(this, 'Resource', {
      provider,
      vpcId,
      subnetIds,
      tags: { Name: `${namePrefix}-${member.name}` },
    });
    for (const { id: ruleId, ...rule } of networkAclRules(
      member.cidr,
      others,
    )) {
      new NetworkAclRule(this, ruleId, {
        provider,
        networkAclId: acl.id,
        protocol: '-1',
        ...rule,
      });
    }
  }
}
