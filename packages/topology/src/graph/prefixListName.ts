import { GraphBuilder } from './GraphBuilder';

/**
 * What a prefix list is called in rules and routes: the service of the gateway
 * endpoint or of the lookup that it comes from, else `a prefix list`.
 */
export function prefixListName(
  graph: GraphBuilder,
  stack: string,
  value: unknown,
): string {
  const [source] = graph.index.targets(
    stack,
    value,
    'aws_vpc_endpoint',
    'aws_prefix_list',
    'aws_ec2_managed_prefix_list',
  );
  const attribute =
    source?.type === 'aws_vpc_endpoint' ? 'service_name' : 'name';
  return (source && graph.text(source, attribute)) ?? 'a prefix list';
}
