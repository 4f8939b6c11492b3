import { StackResource } from '../stacks/StackIndex';
import { addAccount, regionOf } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

const CLUSTER = 'aws_rds_cluster';
const INSTANCE = 'aws_db_instance';
const DATABASES = [CLUSTER, INSTANCE];

/** Source: Amazon RDS and Aurora user guides, default ports of engines, 2026. */
const PORTS: Array<[RegExp, number]> = [
  [/postgres/, 5432],
  [/mysql|mariadb/, 3306],
];

/** How a database is called, in its node and in what names it. */
export function databaseName(
  graph: GraphBuilder,
  database: StackResource,
): string {
  return graph.nameOf(database, 'cluster_identifier', 'identifier');
}

function subnetsOf(
  graph: GraphBuilder,
  database: StackResource,
): StackResource[] {
  return graph
    .targets(database, 'db_subnet_group_name', 'aws_db_subnet_group')
    .flatMap(group => graph.targets(group, 'subnet_ids', 'aws_subnet'));
}

/** The database that it is a copy of, where it is one. */
function sourceOf(
  graph: GraphBuilder,
  database: StackResource,
): StackResource | undefined {
  const [named] = [
    ...graph.targets(database, 'replicate_source_db', ...DATABASES),
    ...graph.targets(database, 'replication_source_identifier', ...DATABASES),
  ];
  if (named) return named;
  const [global] = graph.targets(
    database,
    'global_cluster_identifier',
    'aws_rds_global_cluster',
  );
  if (!global || database.attributes.master_username !== undefined) {
    return undefined;
  }
  // Of the clusters of a global database the one with an administrator is first.
  return graph.index
    .ofType(CLUSTER)
    .find(
      other =>
        other !== database &&
        other.attributes.master_username !== undefined &&
        graph
          .targets(other, 'global_cluster_identifier', 'aws_rds_global_cluster')
          .includes(global),
    );
}

/**
 * RDS instances and Aurora clusters in the VPC that their subnets are in, with
 * the subnets and security groups, and an edge from each to its copies in other
 * regions.
 */
export function addDatabases(graph: GraphBuilder): void {
  for (const database of graph.index.ofType(...DATABASES)) {
    if (database.isData) continue;
    const subnets = subnetsOf(graph, database);
    const [vpc] = subnets
      .map(subnet => graph.vpcOf(subnet))
      .filter(found => found !== undefined);
    const source = sourceOf(graph, database);
    const engine =
      graph.text(database, 'engine') ??
      (source && graph.text(source, 'engine'));
    const said = Number(graph.text(database, 'port'));
    const region = regionOf(graph, database);
    graph.node(
      database.id,
      'database',
      databaseName(graph, database),
      (vpc && graph.find(vpc.id)?.id) ?? addAccount(graph, database),
      {
        engine,
        region,
        port:
          said ||
          PORTS.find(([pattern]) => engine && pattern.test(engine))?.[1],
        // The addresses it may have, also where its subnets are of another graph.
        addresses: subnets
          .map(subnet => graph.text(subnet, 'cidr_block'))
          .filter(cidr => cidr !== undefined),
        replicaOf: source && databaseName(graph, source),
      },
    );
    subnets.forEach(subnet =>
      graph.edge(database.id, subnet.id, 'attached-to'),
    );
    graph
      .targets(database, 'vpc_security_group_ids', 'aws_security_group')
      .forEach(group => graph.edge(database.id, group.id, 'secured-by'));
    graph
      .targets(database, 'kms_key_id', 'aws_kms_key', 'aws_kms_replica_key')
      .forEach(key => graph.edge(key.id, database.id, 'encrypts'));
    if (source) graph.edge(source.id, database.id, 'replicates-to');
  }
}
