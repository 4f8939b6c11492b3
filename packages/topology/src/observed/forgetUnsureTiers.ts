import { listOf } from '../trace/TraceGraph';
import { ObservedGraph } from './ObservedGraph';

/** What a tier is told from where no tag says it. */
const TOLD_BY = [
  'ec2:DescribeInternetGateways',
  'ec2:DescribeRouteTables',
  'ec2:DescribeVpcEndpoints',
];

/** A tier that is told from what could not be read would be a guess. */
export function forgetUnsureTiers(graph: ObservedGraph): void {
  const unsure = new Set(
    graph
      .ofKind('vpc')
      .filter(vpc => listOf(vpc, 'unread').some(item => TOLD_BY.includes(item)))
      .map(vpc => vpc.id),
  );
  for (const subnet of graph.ofKind('subnet')) {
    const around = graph.find(subnet.parent ?? '');
    const vpc = around?.kind === 'vpc' ? around.id : around?.parent;
    if (vpc && unsure.has(vpc) && !graph.taggedTier(subnet)) {
      delete subnet.tier;
    }
  }
}
