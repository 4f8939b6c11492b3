import { TopologyNode } from '../Topology';
import { listOf } from '../trace/TraceGraph';
import {
  Ec2RegionAnswers,
  Ec2TransitGatewayAttachment,
  Ec2TransitGatewayRoute,
} from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy } from './ObservedGraph';

const GONE = ['deleted', 'deleting', 'failed', 'rejected'];
/** What routes lead to that name no attachment. */
const BLACKHOLE = 'blackhole';
const UNKNOWN_ATTACHMENT = 'an unknown attachment';
/** States of a route that decide about traffic. */
const IN_FORCE = ['active', 'blackhole'];

function addTo(node: TopologyNode, detail: string, value: string): void {
  node[detail] = [...new Set([...listOf(node, detail), value])].sort();
}

/** The gateways that VPCs are attached to, as the accounts of the VPCs tell it. */
function addGateways(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  for (const { item } of sortedBy(
    answers.transitGatewayVpcAttachments,
    attachment => attachment.TransitGatewayAttachmentId,
  )) {
    const id = item.TransitGatewayId;
    if (!id || GONE.includes(item.State ?? '')) continue;
    const gateway = graph.node(id, 'transit-gateway', id, undefined, {
      ownerAccountId: item.TransitGatewayOwnerId,
      region: answers.region,
    });
    if (item.VpcId && item.State === 'pendingAcceptance') {
      addTo(gateway, 'unaccepted', item.VpcId);
    }
    for (const subnet of [...(item.SubnetIds ?? [])].sort()) {
      graph.edge(id, subnet, 'attached-to');
    }
  }
}

/** What alone the owner of a gateway can read, and did not. */
function unreadOfGateways(answers: Ec2RegionAnswers): string[] {
  return [
    ...(answers.transitGatewayAttachments
      ? []
      : ['ec2:DescribeTransitGatewayAttachments']),
    ...(answers.transitGatewayRouteTables
      ? []
      : ['ec2:DescribeTransitGatewayRouteTables']),
  ];
}

function addUnread(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  const unread = unreadOfGateways(answers);
  graph
    .ofKind('transit-gateway')
    .filter(
      ({ ownerAccountId, region }) =>
        ownerAccountId === answers.accountId && region === answers.region,
    )
    .forEach(gateway =>
      unread.forEach(action => addTo(gateway, 'unread', action)),
    );
}

function inForce(
  answers: Ec2RegionAnswers,
): Array<{ gateway: string; end: string; item: Ec2TransitGatewayAttachment }> {
  return sortedBy(
    answers.transitGatewayAttachments,
    ({ TransitGatewayId, ResourceId }) =>
      TransitGatewayId && ResourceId && `${TransitGatewayId} ${ResourceId}`,
  )
    .filter(({ item }) => !GONE.includes(item.State ?? ''))
    .map(({ item }) => ({
      gateway: item.TransitGatewayId ?? '',
      end: item.ResourceId ?? '',
      item,
    }));
}

/** Gateways that peer with others, as their own regions tell it. */
function addPeering(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  for (const { gateway, item } of inForce(answers)) {
    if (item.ResourceType !== 'peering') continue;
    graph.node(gateway, 'transit-gateway', gateway, undefined, {
      ownerAccountId: item.TransitGatewayOwnerId,
      region: answers.region,
    });
  }
}

/** What they peer with, of which nothing else is known where it was not read. */
function addPeers(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  for (const { gateway, end, item } of inForce(answers)) {
    if (item.ResourceType !== 'peering' || !graph.find(gateway)) continue;
    graph.node(end, 'transit-gateway', end, undefined);
    // Once for both sides.
    if (!graph.hasEdge(end, gateway, 'peers-with')) {
      graph.edge(gateway, end, 'peers-with');
    }
  }
}

/** Which table decides about what comes from an attachment. */
function associate(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  for (const { gateway: id, end, item } of inForce(answers)) {
    const gateway = graph.find(id);
    if (!gateway) continue;
    const { TransitGatewayRouteTableId: table, State } = item.Association ?? {};
    if (item.State === 'pendingAcceptance') addTo(gateway, 'unaccepted', end);
    if (table && ['associated', undefined].includes(State)) {
      graph.edge(end, table, 'associated-with');
    } else if (
      ['vpc', 'peering'].includes(item.ResourceType ?? '') &&
      item.State === 'available' &&
      !item.Association?.TransitGatewayPolicyTableId &&
      // The others are not told of associations.
      item.TransitGatewayOwnerId === answers.accountId
    ) {
      addTo(gateway, 'unassociated', end);
    }
  }
}

/** What routes call an end: VPCs and gateways as nodes, all else by type and id. */
function labelOf(
  graph: ObservedGraph,
  type: string,
  id: string,
  nodes: TopologyNode[],
): string {
  if (graph.find(id)) return graph.label(id, nodes);
  return type === 'peering' || id.startsWith(`${type}-`) ? id : `${type} ${id}`;
}

function addTable(
  graph: ObservedGraph,
  id: string,
  name: string,
  options: {
    gateway: string;
    details: Record<string, string | boolean | undefined>;
    routes?: Ec2TransitGatewayRoute[];
    isUnread: boolean;
  },
): void {
  const routes = (options.routes ?? []).flatMap(route => {
    const destination = route.DestinationCidrBlock ?? route.PrefixListId;
    const ends = (route.TransitGatewayAttachments ?? []).flatMap(
      ({ ResourceId, ResourceType = 'resource' }) =>
        ResourceId ? [{ end: ResourceId, type: ResourceType }] : [],
    );
    if (!destination || !IN_FORCE.includes(route.State ?? 'active')) return [];
    const nowhere =
      route.State === 'blackhole' ? BLACKHOLE : UNKNOWN_ATTACHMENT;
    const targets = ends.length ? ends : [{ end: nowhere, type: '' }];
    return targets.map(target => ({ ...route, ...target, destination }));
  });
  const nodes = routes
    .map(({ end }) => graph.find(end))
    .filter(node => node !== undefined);
  const texts = (list: typeof routes) =>
    list
      .map(
        ({ destination, end, type }) =>
          `${destination} to ${type ? labelOf(graph, type, end, nodes) : end}`,
      )
      .sort();
  graph.node(id, 'transit-gateway-route-table', name, options.gateway, {
    ...options.details,
    routes: texts(routes),
    propagated: texts(routes.filter(({ Type }) => Type === 'propagated')),
    blackholes: texts(routes.filter(({ State }) => State === 'blackhole')),
    unread: options.isUnread ? ['ec2:SearchTransitGatewayRoutes'] : undefined,
  });
  for (const end of routes.map(route => route.end).sort()) {
    graph.edge(id, end, 'routes-to');
  }
}

/** Route tables, which only the owner of their gateway can read. */
function addTables(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  for (const { id, item } of sortedBy(
    answers.transitGatewayRouteTables,
    table => table.TransitGatewayRouteTableId,
  )) {
    const gateway = item.TransitGatewayId ?? '';
    if (!graph.find(gateway) || GONE.includes(item.State ?? '')) continue;
    const found = answers.transitGatewayRoutes?.find(
      ({ TransitGatewayRouteTableId: of }) => of === id,
    );
    addTable(graph, id, graph.nameOf(id, item), {
      gateway,
      details: {
        region: answers.region,
        defaultAssociation: item.DefaultAssociationRouteTable || undefined,
        defaultPropagation: item.DefaultPropagationRouteTable || undefined,
      },
      routes: found?.Routes,
      isUnread: !found || found.AdditionalRoutesAvailable === true,
    });
  }
}

/**
 * Transit gateways with the subnets that they are attached to, the gateways that
 * they peer with, and their route tables: a VPC is associated with the one that
 * decides about what comes from it. `routes` of a table are all of it, of which
 * `propagated` are not static and `blackholes` drop what is sent there; `unread`
 * says what could not be read. A gateway that several accounts tell of is in the
 * graph once; of one whose owner was not read there are no tables.
 *
 * Source: Amazon VPC Transit Gateways guide, "Transit gateway route tables" and
 * "Work with shared transit gateways", 2026.
 *
 * @param owners - regions that are not in the graph, and own gateways that are
 */
export function addObservedTransitGateways(
  graph: ObservedGraph,
  regions: Ec2RegionAnswers[],
  owners: Ec2RegionAnswers[],
): void {
  const all = [...regions, ...owners];
  regions.forEach(answers => addGateways(graph, answers));
  regions.forEach(answers => addPeering(graph, answers));
  all.forEach(answers => addPeers(graph, answers));
  all.forEach(answers => addUnread(graph, answers));
  all.forEach(answers => associate(graph, answers));
  all.forEach(answers => addTables(graph, answers));
}
