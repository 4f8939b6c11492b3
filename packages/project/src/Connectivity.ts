/**
 * How the networks of environments reach each other. `mode` is what was chosen:
 * `auto` in the file has become one of the two.
 *
 * @public
 */
export interface Connectivity {
  mode: 'peering' | 'transit-gateway';
  /** Names of environments whose networks are made here; two or more. */
  members: string[];
  /**
   * How a transit gateway gets to members in other AWS accounts: within an
   * organization that shares resources, where nobody has to accept and nobody
   * else can be given it; or by an invitation that each account accepts.
   */
  sharing: 'organization' | 'invitation';
  /**
   * Whether the members' private subnets get a network ACL that lets in what
   * Databricks needs, and the members, and nothing else from private ranges.
   */
  networkAcls: boolean;
}
