import { blocksOf } from '../stacks/blocksOf';
import { isRecord } from '../stacks/isRecord';
import { StackResource } from '../stacks/StackIndex';
import { listOf } from '../trace/TraceGraph';
import { databaseName } from './addDatabases';
import { GraphBuilder } from './GraphBuilder';
import { workspaceOf } from './workspaceOf';

const DATABASES = ['aws_rds_cluster', 'aws_db_instance'];

/** The databases behind a connection's host: by themselves, or by a name. */
function databasesOf(graph: GraphBuilder, connection: StackResource): string[] {
  const { options } = connection.attributes;
  const host = isRecord(options) ? options.host : undefined;
  const named = graph.index.targets(connection.stack, host, ...DATABASES);
  if (named.length) return named.map(({ id }) => id);
  const text = graph.index.text(connection.stack, host);
  const answers = graph
    .ofKind('hosted-zone')
    .flatMap(zone => listOf(zone, 'failover'))
    // The first one of a name is where it leads while all is well.
    .filter(answer => text && answer.startsWith(`${text} to `))
    .slice(0, 1);
  return graph.index
    .ofType(...DATABASES)
    .filter(database =>
      answers.includes(`${text} to ${databaseName(graph, database)}`),
    )
    .map(({ id }) => id);
}

/**
 * What a workspace gets from elsewhere: schemas of another region's metastore by
 * Delta Sharing, and databases by Lakehouse Federation.
 */
export function addShares(graph: GraphBuilder): void {
  const { index } = graph;
  for (const share of index.ofType('databricks_share')) {
    const provider = workspaceOf(graph, share);
    graph.node(share.id, 'share', graph.nameOf(share, 'name'), undefined, {
      shares: blocksOf(share.attributes.object)
        .map(({ name }) => index.text(share.stack, name))
        .filter(name => name !== undefined),
    });
    if (provider) graph.edge(provider.id, share.id, 'feeds');
    index
      .ofType('databricks_catalog')
      .filter(catalog =>
        graph
          .targets(catalog, 'share_name', 'databricks_share')
          .includes(share),
      )
      .map(catalog => workspaceOf(graph, catalog))
      .forEach(
        recipient => recipient && graph.edge(share.id, recipient.id, 'feeds'),
      );
  }
  for (const connection of index.ofType('databricks_connection')) {
    const workspace = workspaceOf(graph, connection);
    for (const database of workspace ? databasesOf(graph, connection) : []) {
      graph.edge(database, workspace?.id ?? '', 'feeds');
    }
  }
}
