import type { HeldObject } from '../../databricks/AccountReader';
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

/** Attachments of VPCs of the account. */
export function transitAttachmentItems(region: Ec2Region): Ec2Item[] {
  const accepted = new Set(
    region
      .everywhere('aws_ec2_transit_gateway_vpc_attachment_accepter')
      .map(({ attributes: its }) => its.transit_gateway_attachment_id),
  );
  return region
    .all('aws_ec2_transit_gateway_vpc_attachment')
    .map(attachment => {
      const gateway = gatewayOf(region, attachment);
      const owner = gateway?.accountId ?? region.accountId;
      const isOpen =
        owner === region.accountId ||
        gateway?.attributes.auto_accept_shared_attachments === 'enable' ||
        accepted.has(attachment.id);
      return {
        transitGatewayAttachmentId: attachment.id,
        transitGatewayId: attributes.text(attachment, 'transit_gateway_id'),
        transitGatewayOwnerId: owner,
        vpcId: attributes.text(attachment, 'vpc_id'),
        vpcOwnerId: region.accountId,
        resourceOwnerId: region.accountId,
        resourceType: 'vpc',
        resourceId: attributes.text(attachment, 'vpc_id'),
        subnetIds: attributes.texts(attachment, 'subnet_ids'),
        state: isOpen ? 'available' : 'pendingAcceptance',
        tagSet: attributes.tags(attachment),
      };
    });
}

/** Transit gateways of the account, and those that its VPCs are attached to. */
export function transitGatewayItems(region: Ec2Region): Ec2Item[] {
  const used = new Set(
    region
      .all('aws_ec2_transit_gateway_vpc_attachment')
      .map(({ attributes: its }) => its.transit_gateway_id),
  );
  return region
    .everywhere('aws_ec2_transit_gateway')
    .filter(
      gateway =>
        gateway.region === region.region &&
        (gateway.accountId === region.accountId || used.has(gateway.id)),
    )
    .map(gateway => ({
      transitGatewayId: gateway.id,
      transitGatewayArn: attributes.text(gateway, 'arn'),
      ownerId: gateway.accountId,
      state: 'available',
      description: attributes.text(gateway, 'description'),
      tagSet: attributes.tags(gateway),
    }));
}

function gatewayOf(
  region: Ec2Region,
  attachment: HeldObject,
): HeldObject | undefined {
  return region
    .everywhere('aws_ec2_transit_gateway')
    .find(({ id }) => id === attachment.attributes.transit_gateway_id);
}
