import { StackResource } from '../stacks/StackIndex';
import { accountIdOf, regionOf } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

const ACCEPTER = 'aws_vpc_peering_connection_accepter';

/** What a route may name a peering connection by. */
export const CONNECTIONS = ['aws_vpc_peering_connection', ACCEPTER];

/** The connection itself, of what may be its accepter. */
export function connectionOf(
  graph: GraphBuilder,
  named: StackResource,
): StackResource {
  if (named.type !== ACCEPTER) return named;
  const [connection] = graph.targets(
    named,
    'vpc_peering_connection_id',
    'aws_vpc_peering_connection',
  );
  return connection ?? named;
}

function isAccepted(graph: GraphBuilder, connection: StackResource): boolean {
  return (
    connection.attributes.auto_accept === true ||
    graph.index
      .ofType(ACCEPTER)
      .some(
        accepter =>
          accepter.attributes.auto_accept === true &&
          connectionOf(graph, accepter) === connection,
      )
  );
}

/** A side of a connection in words, as what is observed says it. */
function endText(graph: GraphBuilder, vpc: StackResource): string {
  const account = accountIdOf(graph, vpc);
  return [
    graph.nameOf(vpc),
    graph.text(vpc, 'cidr_block'),
    account && `account ${account}`,
    regionOf(graph, vpc),
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * VPC peering connections with the two VPCs that they connect. One that nothing
 * accepts is `pending-acceptance`. A connection between two VPCs that are both
 * not of these stacks is left out.
 */
export function addPeeringConnections(graph: GraphBuilder): void {
  for (const connection of graph.index.ofType('aws_vpc_peering_connection')) {
    if (connection.isData) continue;
    const ends = [
      ...graph.targets(connection, 'vpc_id', 'aws_vpc'),
      ...graph.targets(connection, 'peer_vpc_id', 'aws_vpc'),
    ];
    if (!ends.some(vpc => graph.index.isOwn(vpc))) continue;
    graph.node(
      connection.id,
      'peering-connection',
      graph.nameOf(connection),
      undefined,
      {
        connects: ends.map(vpc => endText(graph, vpc)),
        state: isAccepted(graph, connection) ? undefined : 'pending-acceptance',
      },
    );
    ends.forEach(vpc => graph.edge(connection.id, vpc.id, 'attached-to'));
  }
}
