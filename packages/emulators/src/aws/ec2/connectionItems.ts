import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

/** Connections of VPCs that have an end in the account and region, as both sides see them. */
export function peeringItems(region: Ec2Region): Ec2Item[] {
  const vpcs = new Map(region.everywhere('aws_vpc').map(vpc => [vpc.id, vpc]));
  const accepted = new Set(
    region
      .everywhere('aws_vpc_peering_connection_accepter')
      .map(({ attributes: its }) => its.vpc_peering_connection_id),
  );
  return region
    .everywhere('aws_vpc_peering_connection')
    .map(connection => {
      const end = (
        name: string,
        owner: string | undefined,
        at: string | undefined,
      ) => {
        const id = attributes.text(connection, name);
        const vpc = vpcs.get(id ?? '');
        return {
          vpcId: id,
          ownerId: vpc?.accountId ?? owner,
          region: vpc?.region ?? at,
          cidrBlock: vpc && attributes.text(vpc, 'cidr_block'),
        };
      };
      const requester = end('vpc_id', connection.accountId, connection.region);
      const accepter = end(
        'peer_vpc_id',
        attributes.text(connection, 'peer_owner_id') ?? connection.accountId,
        attributes.text(connection, 'peer_region') ?? connection.region,
      );
      const active =
        accepted.has(connection.id) ||
        attributes.flag(connection, 'auto_accept') ||
        attributes.text(connection, 'accept_status') === 'active';
      return {
        vpcPeeringConnectionId: connection.id,
        requesterVpcInfo: requester,
        accepterVpcInfo: accepter,
        status: active
          ? { code: 'active', message: 'Active' }
          : {
              code: 'pending-acceptance',
              message: `Pending Acceptance by ${accepter.ownerId}`,
            },
        tagSet: attributes.tags(connection),
      };
    })
    .filter(({ requesterVpcInfo, accepterVpcInfo }) =>
      [requesterVpcInfo, accepterVpcInfo].some(
        ({ ownerId, region: at }) =>
          ownerId === region.accountId && at === region.region,
      ),
    );
}
