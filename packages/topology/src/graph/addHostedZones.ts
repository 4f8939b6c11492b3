import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { databaseName } from './addDatabases';
import { GraphBuilder } from './GraphBuilder';

function withoutDot(name: string): string {
  return name.replace(/\.$/, '');
}

function recordsOf(graph: GraphBuilder, zone: StackResource): StackResource[] {
  return graph.index
    .ofType('aws_route53_record')
    .filter(record =>
      graph.targets(record, 'zone_id', 'aws_route53_zone').includes(zone),
    );
}

const DATABASES = ['aws_rds_cluster', 'aws_db_instance'];

/** The name that a record answers for, in full. */
function nameIn(
  graph: GraphBuilder,
  record: StackResource,
  domain: string | undefined,
): string | undefined {
  const name = graph.text(record, 'name');
  if (!name) return undefined;
  const isFull = domain && withoutDot(name).endsWith(withoutDot(domain));
  return isFull ? withoutDot(name) : `${name}.${domain}`;
}

/** Whether a record is the answer only while another one is not healthy. */
function standsIn(record: StackResource): boolean {
  return blocksOf(record.attributes.failover_routing_policy).some(
    ({ type }) => type === 'SECONDARY',
  );
}

/** Where names that fail over lead to: the first one first. */
function failoverOf(
  graph: GraphBuilder,
  records: StackResource[],
  domain: string | undefined,
): string[] {
  return records
    .filter(record => record.attributes.failover_routing_policy)
    .sort((left, right) => Number(standsIn(left)) - Number(standsIn(right)))
    .flatMap(record =>
      graph
        .targets(record, 'records', ...DATABASES)
        .map(
          database =>
            `${nameIn(graph, record, domain) ?? '?'} to ${databaseName(
              graph,
              database,
            )}${standsIn(record) ? ' while the other one is not healthy' : ''}`,
        ),
    );
}

/**
 * Private hosted zones of Route 53 with the names that they answer for, the
 * VPCs that ask them and the endpoints and databases that their records lead to. Public zones
 * are no part of the network.
 */
export function addHostedZones(graph: GraphBuilder): void {
  const { index } = graph;
  for (const zone of index.ofType('aws_route53_zone')) {
    const associated = index
      .ofType('aws_route53_zone_association')
      .filter(item =>
        graph.targets(item, 'zone_id', 'aws_route53_zone').includes(zone),
      )
      .flatMap(item => graph.targets(item, 'vpc_id', 'aws_vpc'));
    const inline = blocksOf(zone.attributes.vpc);
    const vpcs = [
      ...inline.flatMap(block =>
        index.targets(zone.stack, block.vpc_id, 'aws_vpc'),
      ),
      ...associated,
    ];
    if (!inline.length && !vpcs.length) continue;
    const domain = graph.text(zone, 'name');
    const records = recordsOf(graph, zone);
    graph.node(
      zone.id,
      'hosted-zone',
      domain ?? graph.nameOf(zone),
      vpcs[0]?.id ?? addAccount(graph, zone),
      {
        domain: domain && withoutDot(domain),
        records: [
          ...new Set(
            records
              .map(record => nameIn(graph, record, domain))
              .filter(name => name !== undefined),
          ),
        ],
        failover: failoverOf(graph, records, domain),
      },
    );
    vpcs.forEach(vpc => graph.edge(zone.id, vpc.id, 'associated-with'));
    for (const record of records) {
      index
        .targets(
          record.stack,
          [record.attributes.alias, record.attributes.records],
          'aws_vpc_endpoint',
          ...DATABASES,
        )
        .forEach(end => graph.edge(zone.id, end.id, 'resolves-to'));
    }
  }
}
