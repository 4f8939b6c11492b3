import { StackResource } from '../stacks/StackIndex';
import { accountIdOf, regionOf } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

const GATEWAY = 'aws_ec2_transit_gateway';
const TABLE = 'aws_ec2_transit_gateway_route_table';
const VPC_ATTACHMENT = 'aws_ec2_transit_gateway_vpc_attachment';
const VPC_ACCEPTER = 'aws_ec2_transit_gateway_vpc_attachment_accepter';
const PEERING = 'aws_ec2_transit_gateway_peering_attachment';
const PEERING_ACCEPTER = 'aws_ec2_transit_gateway_peering_attachment_accepter';

/** What is attached to a gateway: a VPC, or the gateway of another region. */
interface Attachment {
  resource: StackResource;
  end: StackResource;
  isAccepted: boolean;
}

/** The attachments that a value names, by themselves or by who accepts them. */
function attachmentsIn(
  graph: GraphBuilder,
  resource: StackResource,
): StackResource[] {
  return graph
    .targets(
      resource,
      'transit_gateway_attachment_id',
      VPC_ATTACHMENT,
      PEERING,
      VPC_ACCEPTER,
      PEERING_ACCEPTER,
    )
    .flatMap(item =>
      item.type === VPC_ACCEPTER || item.type === PEERING_ACCEPTER
        ? attachmentsIn(graph, item)
        : [item],
    );
}

function hasAccepter(graph: GraphBuilder, attachment: StackResource): boolean {
  return graph.index
    .ofType(VPC_ACCEPTER, PEERING_ACCEPTER)
    .some(accepter => attachmentsIn(graph, accepter).includes(attachment));
}

function attachmentsOf(
  graph: GraphBuilder,
  gateway: StackResource,
): Attachment[] {
  const { index } = graph;
  const isOf = (attribute: string) => (item: StackResource) =>
    graph.targets(item, attribute, GATEWAY).includes(gateway);
  const networks = index
    .ofType(VPC_ATTACHMENT)
    .filter(isOf('transit_gateway_id'))
    .flatMap(resource =>
      graph.targets(resource, 'vpc_id', 'aws_vpc').map(end => ({
        resource,
        end,
        isAccepted:
          accountIdOf(graph, resource) === accountIdOf(graph, gateway) ||
          gateway.attributes.auto_accept_shared_attachments === 'enable' ||
          hasAccepter(graph, resource),
      })),
    );
  const peers = index.ofType(PEERING).flatMap(resource => {
    const [asking] = graph.targets(resource, 'transit_gateway_id', GATEWAY);
    const [asked] = graph.targets(resource, 'peer_transit_gateway_id', GATEWAY);
    const end = (asking === gateway && asked) || (asked === gateway && asking);
    return end
      ? [{ resource, end, isAccepted: hasAccepter(graph, resource) }]
      : [];
  });
  return [...networks, ...peers];
}

/** The attachments that are in a table of the gateway, by resources of a type. */
function named(
  graph: GraphBuilder,
  type: string,
  tables: StackResource[],
): Set<StackResource> {
  return new Set(
    graph.index
      .ofType(type)
      .filter(item =>
        graph
          .targets(item, 'transit_gateway_route_table_id', TABLE)
          .some(table => tables.includes(table)),
      )
      .flatMap(item => attachmentsIn(graph, item)),
  );
}

/** Whether an attachment of a VPC is put into the gateway's default table. */
function byDefault(
  gateway: StackResource,
  { resource }: Attachment,
  what: 'association' | 'propagation',
): boolean {
  return (
    resource.type === VPC_ATTACHMENT &&
    gateway.attributes[`default_route_table_${what}`] !== 'disable' &&
    resource.attributes[`transit_gateway_default_route_table_${what}`] !== false
  );
}

/** Propagated routes to VPCs, and static ones. */
function routesOf(
  graph: GraphBuilder,
  gateway: StackResource,
  attachments: Attachment[],
  tables: StackResource[],
): string[] {
  const propagated = named(
    graph,
    'aws_ec2_transit_gateway_route_table_propagation',
    tables,
  );
  const toNetworks = attachments
    .filter(
      item =>
        item.resource.type === VPC_ATTACHMENT &&
        (propagated.has(item.resource) ||
          byDefault(gateway, item, 'propagation')),
    )
    .flatMap(({ end }) => {
      const cidr = graph.text(end, 'cidr_block');
      return cidr ? [`${cidr} to ${graph.nameOf(end)}`] : [];
    });
  const fixed = graph.index
    .ofType('aws_ec2_transit_gateway_route')
    .filter(route =>
      graph
        .targets(route, 'transit_gateway_route_table_id', TABLE)
        .some(table => tables.includes(table)),
    )
    .flatMap(route => {
      const cidr = graph.text(route, 'destination_cidr_block');
      return attachmentsIn(graph, route).flatMap(resource =>
        attachments
          .filter(item => item.resource === resource)
          .map(({ end }) => `${cidr ?? '?'} to ${graph.nameOf(end)}`),
      );
    });
  return [...new Set([...toNetworks, ...fixed])];
}

/** The accounts that the gateway is shared with, by Resource Access Manager. */
function sharedWith(graph: GraphBuilder, gateway: StackResource): string[] {
  const { index } = graph;
  const shares = index
    .ofType('aws_ram_resource_association')
    .filter(item =>
      graph.targets(item, 'resource_arn', GATEWAY).includes(gateway),
    )
    .flatMap(item =>
      graph.targets(item, 'resource_share_arn', 'aws_ram_resource_share'),
    );
  return index
    .ofType('aws_ram_principal_association')
    .filter(item =>
      graph
        .targets(item, 'resource_share_arn', 'aws_ram_resource_share')
        .some(share => shares.includes(share)),
    )
    .map(item => graph.text(item, 'principal'))
    .filter(principal => principal !== undefined);
}

/**
 * Transit gateways with what is attached to them, their routes as text
 * (`10.1.0.0/16 to hello-dev`), the accounts that they are shared with, and the
 * gateways of other regions that they peer with. `unaccepted` and `unassociated`
 * name attachments that nothing goes through. The routes of several tables of a
 * gateway are put together. A gateway that none of these stacks' VPCs are attached
 * to is `elsewhere`, and left out unless it peers with one of theirs.
 */
export function addTransitGateways(graph: GraphBuilder): void {
  const { index } = graph;
  const gateways = index.ofType(GATEWAY).map(gateway => ({
    gateway,
    attachments: attachmentsOf(graph, gateway),
  }));
  const isOwn = ({ attachments }: (typeof gateways)[number]) =>
    attachments.some(({ end }) => end.type === 'aws_vpc' && index.isOwn(end));
  const own = new Set(gateways.filter(isOwn).map(({ gateway }) => gateway));
  for (const { gateway, attachments } of gateways) {
    const isBeside = attachments.some(({ end }) => own.has(end));
    if (!own.has(gateway) && !isBeside) continue;
    const tables = index
      .ofType(TABLE)
      .filter(table =>
        graph.targets(table, 'transit_gateway_id', GATEWAY).includes(gateway),
      );
    const associated = named(
      graph,
      'aws_ec2_transit_gateway_route_table_association',
      tables,
    );
    const names = (list: Attachment[]) =>
      list.map(({ end }) => graph.nameOf(end));
    graph.node(
      gateway.id,
      'transit-gateway',
      graph.nameOf(gateway),
      undefined,
      {
        ownerAccountId: accountIdOf(graph, gateway),
        region: regionOf(graph, gateway),
        attachments: names(attachments),
        routes: routesOf(graph, gateway, attachments, tables),
        sharedWith: sharedWith(graph, gateway),
        unaccepted: names(attachments.filter(item => !item.isAccepted)),
        unassociated: names(
          attachments.filter(
            item =>
              !associated.has(item.resource) &&
              !byDefault(gateway, item, 'association'),
          ),
        ),
        elsewhere: own.has(gateway) ? undefined : true,
      },
    );
    for (const { end, resource } of attachments) {
      if (end.type === GATEWAY) {
        // Once for both sides.
        const [asking] = graph.targets(resource, 'transit_gateway_id', GATEWAY);
        if (asking === gateway) graph.edge(gateway.id, end.id, 'peers-with');
      } else if (index.isOwn(end)) {
        graph
          .targets(resource, 'subnet_ids', 'aws_subnet')
          .forEach(subnet => graph.edge(gateway.id, subnet.id, 'attached-to'));
      } else {
        graph.edge(gateway.id, end.id, 'attached-to');
      }
    }
  }
}
