import { sharedByRam } from './sharedByRam';
import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';

/**
 * Whether an account may put things into something of another account: into a
 * subnet that is shared with it, and with that into the subnet's VPC.
 *
 * From the Amazon VPC user guide, "Share your VPC with other accounts", 2026.
 */
export function isSharedWith(
  account: RehearsalAccount,
  object: AccountObject,
  accountId: string | undefined,
): boolean {
  const subnets =
    object.type === 'aws_vpc'
      ? account
          .objects({ type: 'aws_subnet' })
          .filter(({ attributes }) => attributes.vpc_id === object.id)
      : [object];
  return subnets.some(subnet => sharedByRam(account, subnet, accountId));
}
