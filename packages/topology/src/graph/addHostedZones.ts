import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
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

/**
 * Private hosted zones of Route 53 with the names that they answer for, the
 * VPCs that ask them and the endpoints that their records lead to. Public zones
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
        records: records.flatMap(record => {
          const name = graph.text(record, 'name');
          if (!name) return [];
          const isFull =
            domain && withoutDot(name).endsWith(withoutDot(domain));
          return [isFull ? withoutDot(name) : `${name}.${domain}`];
        }),
      },
    );
    vpcs.forEach(vpc => graph.edge(zone.id, vpc.id, 'associated-with'));
    for (const record of records) {
      index
        .targets(
          record.stack,
          [record.attributes.alias, record.attributes.records],
          'aws_vpc_endpoint',
        )
        .forEach(endpoint => graph.edge(zone.id, endpoint.id, 'resolves-to'));
    }
  }
}
