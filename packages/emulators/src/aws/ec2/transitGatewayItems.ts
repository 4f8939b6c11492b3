import type { HeldObject } from '../../databricks/AccountReader';
import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

const GATEWAY = 'aws_ec2_transit_gateway';
const VPC_ATTACHMENT = 'aws_ec2_transit_gateway_vpc_attachment';
const PEERING = 'aws_ec2_transit_gateway_peering_attachment';
const TABLE = 'aws_ec2_transit_gateway_route_table';

/** What is attached to a transit gateway, as one of its sides has it. */
interface Attachment {
  object: HeldObject;
  /** The gateway's id. */
  gateway: string;
  type: 'vpc' | 'peering';
  /** The VPC, or the gateway at the other side. */
  resource: string;
  isAccepted: boolean;
}

function gatewayOf(region: Ec2Region, id: unknown): HeldObject | undefined {
  return region.everywhere(GATEWAY).find(gateway => gateway.id === id);
}

function accepterOf(
  region: Ec2Region,
  type: string,
  { id }: HeldObject,
): HeldObject | undefined {
  return region
    .everywhere(`${type}_accepter`)
    .find(({ attributes: its }) => its.transit_gateway_attachment_id === id);
}

function isOwn(
  region: Ec2Region,
  object: Pick<HeldObject, 'accountId' | 'region'> | undefined,
): boolean {
  return (
    object?.accountId === region.accountId && object.region === region.region
  );
}

function vpcAttachments(region: Ec2Region): Attachment[] {
  return region.everywhere(VPC_ATTACHMENT).map(object => {
    const gateway = gatewayOf(region, object.attributes.transit_gateway_id);
    return {
      object,
      gateway: attributes.text(object, 'transit_gateway_id') ?? '',
      type: 'vpc',
      resource: attributes.text(object, 'vpc_id') ?? '',
      isAccepted:
        (gateway?.accountId ?? object.accountId) === object.accountId ||
        gateway?.attributes.auto_accept_shared_attachments === 'enable' ||
        accepterOf(region, VPC_ATTACHMENT, object) !== undefined,
    };
  });
}

/** Both sides of every peering attachment. */
function peeringAttachments(region: Ec2Region): Attachment[] {
  return region.everywhere(PEERING).flatMap(object => {
    const ends = ['transit_gateway_id', 'peer_transit_gateway_id'].map(
      name => attributes.text(object, name) ?? '',
    );
    return ends.map(gateway => ({
      object,
      gateway,
      type: 'peering' as const,
      resource: ends.find(end => end !== gateway) ?? '',
      isAccepted: accepterOf(region, PEERING, object) !== undefined,
    }));
  });
}

/** All attachments of the gateways of the account, and those of its own VPCs. */
function visible(region: Ec2Region): Attachment[] {
  return [...vpcAttachments(region), ...peeringAttachments(region)].filter(
    ({ gateway, object, type }) =>
      isOwn(region, gatewayOf(region, gateway)) ||
      (type === 'vpc' && isOwn(region, object)),
  );
}

/** The table that a gateway puts an attachment into unless it is told another one. */
function defaultTable(
  region: Ec2Region,
  { gateway: id, object, type }: Attachment,
  what: 'association' | 'propagation',
): string | undefined {
  const gateway = gatewayOf(region, id);
  const said = accepterOf(region, VPC_ATTACHMENT, object) ?? object;
  return type === 'vpc' &&
    gateway &&
    gateway.attributes[`default_route_table_${what}`] !== 'disable' &&
    said.attributes[`transit_gateway_default_route_table_${what}`] !== false
    ? attributes.text(gateway, `${what}_default_route_table_id`)
    : undefined;
}

/** The tables that an attachment is in, by name or by default. */
function tablesOf(
  region: Ec2Region,
  attachment: Attachment,
  what: 'association' | 'propagation',
): string[] {
  const named = region
    .all(`${TABLE}_${what}`)
    .filter(
      ({ attributes: its }) =>
        its.transit_gateway_attachment_id === attachment.object.id,
    )
    .map(item => attributes.text(item, 'transit_gateway_route_table_id'));
  return [...named, defaultTable(region, attachment, what)].filter(
    id => id !== undefined,
  );
}

function itemOf(region: Ec2Region, attachment: Attachment): Ec2Item {
  const { gateway, isAccepted, object, resource, type } = attachment;
  const owner = gatewayOf(region, gateway)?.accountId ?? region.accountId;
  return {
    transitGatewayAttachmentId: object.id,
    transitGatewayId: gateway,
    transitGatewayOwnerId: owner,
    resourceOwnerId: object.accountId,
    resourceType: type,
    resourceId: resource,
    state: isAccepted ? 'available' : 'pendingAcceptance',
    tagSet: attributes.tags(object),
  };
}

/** Attachments of VPCs with their subnets. */
export function transitVpcAttachmentItems(region: Ec2Region): Ec2Item[] {
  return visible(region)
    .filter(({ type }) => type === 'vpc')
    .map(attachment => ({
      ...itemOf(region, attachment),
      vpcId: attachment.resource,
      vpcOwnerId: attachment.object.accountId,
      subnetIds: attributes.texts(attachment.object, 'subnet_ids'),
    }));
}

/** Attachments of all kinds; the owner of a gateway is told their route tables. */
export function transitAttachmentItems(region: Ec2Region): Ec2Item[] {
  return visible(region).map(attachment => {
    const own = isOwn(region, gatewayOf(region, attachment.gateway));
    const [table] =
      own && attachment.isAccepted
        ? tablesOf(region, attachment, 'association')
        : [];
    return {
      ...itemOf(region, attachment),
      ...(table && {
        association: { transitGatewayRouteTableId: table, state: 'associated' },
      }),
    };
  });
}

/** Transit gateways of the account, and those that its VPCs are attached to. */
export function transitGatewayItems(region: Ec2Region): Ec2Item[] {
  const used = new Set(visible(region).map(({ gateway }) => gateway));
  return region
    .everywhere(GATEWAY)
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

/** Route tables of the account's own gateways, those that AWS makes among them. */
export function transitRouteTableItems(region: Ec2Region): Ec2Item[] {
  const made = region.all(GATEWAY).flatMap(gateway => {
    const [association, propagation] = (
      ['association', 'propagation'] as const
    ).map(what => attributes.text(gateway, `${what}_default_route_table_id`));
    return [...new Set([association, propagation])]
      .filter(id => id !== undefined)
      .map(id => ({
        id,
        gateway: gateway.id,
        tags: [],
        defaults: [id === association, id === propagation],
      }));
  });
  const others = region.all(TABLE).map(table => ({
    id: table.id,
    gateway: attributes.text(table, 'transit_gateway_id') ?? '',
    tags: attributes.tags(table),
    defaults: [false, false],
  }));
  return [...made, ...others].map(({ defaults, gateway, id, tags }) => ({
    transitGatewayRouteTableId: id,
    transitGatewayId: gateway,
    state: 'available',
    defaultAssociationRouteTable: defaults[0],
    defaultPropagationRouteTable: defaults[1],
    tagSet: tags,
  }));
}

/** The routes of a table; undefined where the account has no such table. */
export function transitRouteItems(
  region: Ec2Region,
  table: string,
): Ec2Item[] | undefined {
  const isThere = transitRouteTableItems(region).some(
    ({ transitGatewayRouteTableId: id }) => id === table,
  );
  if (!isThere) {
    return undefined;
  }
  const attached = visible(region);
  const through = ({ object, resource, type }: Attachment) => [
    {
      transitGatewayAttachmentId: object.id,
      resourceId: resource,
      resourceType: type,
    },
  ];
  const named = region
    .all('aws_ec2_transit_gateway_route')
    .filter(
      ({ attributes: its }) => its.transit_gateway_route_table_id === table,
    )
    .map(route => {
      const target = attached.find(
        ({ object, gateway }) =>
          object.id === route.attributes.transit_gateway_attachment_id &&
          isOwn(region, gatewayOf(region, gateway)),
      );
      return {
        destinationCidrBlock: attributes.text(route, 'destination_cidr_block'),
        type: 'static',
        state: target ? 'active' : 'blackhole',
        ...(target && { transitGatewayAttachments: through(target) }),
      };
    });
  const fixed = new Set(
    named.map(({ destinationCidrBlock }) => destinationCidrBlock),
  );
  const propagated = attached
    .filter(
      attachment =>
        attachment.isAccepted &&
        tablesOf(region, attachment, 'propagation').includes(table),
    )
    .flatMap(attachment => {
      const vpc = region
        .everywhere('aws_vpc')
        .find(({ id }) => id === attachment.resource);
      const destinationCidrBlock = vpc && attributes.text(vpc, 'cidr_block');
      // A static route goes before a propagated one to the same block.
      return destinationCidrBlock && !fixed.has(destinationCidrBlock)
        ? [
            {
              destinationCidrBlock,
              type: 'propagated',
              state: 'active',
              transitGatewayAttachments: through(attachment),
            },
          ]
        : [];
    });
  return [...named, ...propagated];
}
