import type { AccountObject } from './AccountObject';
import { Identity } from './Identity';
import type { Value } from '../wire/Value';

/**
 * A network interface that something else has left behind.
 *
 * @public
 */
export interface StrayNetworkInterface {
  subnetId: string;
  securityGroupIds?: readonly string[];
  /** What AWS shows of it, such as who made it. */
  description?: string;
}

/** The object that a stray network interface is in the account. */
export function strayNetworkInterface(
  subnet: AccountObject,
  { securityGroupIds = [], description }: StrayNetworkInterface,
  number: number,
): AccountObject {
  const identity = new Identity(`stray ${subnet.id} ${number}`);
  const id = `eni-${identity.hex(17)}`;
  const groups: Value[] = [...securityGroupIds];
  return {
    provider: 'aws',
    type: 'aws_network_interface',
    id,
    scope: subnet.scope,
    region: subnet.region,
    accountId: subnet.accountId,
    attributes: {
      id,
      description: description ?? 'left behind',
      security_groups: groups,
      subnet_id: subnet.id,
    },
    seeded: true,
  };
}
