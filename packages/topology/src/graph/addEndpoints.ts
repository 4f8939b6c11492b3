import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';
import { policyStatements } from './policyStatements';

/** What AWS makes where nothing is said; a lookup does not say it. */
function endpointType(
  graph: GraphBuilder,
  endpoint: StackResource,
  service: string | undefined,
): string {
  const said = graph.text(endpoint, 'vpc_endpoint_type');
  if (said) return said;
  const isGateway = /\.(s3|dynamodb)$/.test(service ?? '');
  return endpoint.isData && !isGateway ? 'Interface' : 'Gateway';
}

/**
 * VPC endpoints. An interface endpoint hangs on its subnets and security
 * groups; a gateway endpoint is where the route tables that it is associated
 * with send the service's prefix list. One that is looked up belongs to
 * somebody else and is taken to answer by private DNS.
 */
export function addEndpoints(graph: GraphBuilder): void {
  const { index } = graph;
  for (const endpoint of index.ofType('aws_vpc_endpoint')) {
    const vpc = graph.vpcOf(endpoint);
    const service = graph.text(endpoint, 'service_name');
    const policy = graph.text(endpoint, 'policy');
    graph.node(
      endpoint.id,
      'vpc-endpoint',
      graph.nameOf(endpoint, 'service_name'),
      vpc?.id ?? addAccount(graph, endpoint),
      {
        service,
        endpointType: endpointType(graph, endpoint, service),
        privateDns:
          endpoint.isData || endpoint.attributes.private_dns_enabled === true,
        policyAllows: [
          ...new Set(
            policyStatements(policy)
              .filter(statement => statement.effect === 'Allow')
              .flatMap(statement => statement.resources),
          ),
        ],
        existing: endpoint.isData || undefined,
      },
    );
    graph
      .targets(endpoint, 'subnet_ids', 'aws_subnet')
      .forEach(subnet => graph.edge(endpoint.id, subnet.id, 'attached-to'));
    graph
      .targets(
        endpoint,
        'security_group_ids',
        'aws_security_group',
        'aws_default_security_group',
      )
      .forEach(group => graph.edge(endpoint.id, group.id, 'secured-by'));
    graph
      .targets(
        endpoint,
        'route_table_ids',
        'aws_route_table',
        'aws_default_route_table',
      )
      .forEach(table => graph.edge(table.id, endpoint.id, 'routes-to'));
  }

  for (const item of index.ofType('aws_vpc_endpoint_subnet_association')) {
    const [endpoint] = graph.targets(
      item,
      'vpc_endpoint_id',
      'aws_vpc_endpoint',
    );
    const [subnet] = graph.targets(item, 'subnet_id', 'aws_subnet');
    if (endpoint && subnet) graph.edge(endpoint.id, subnet.id, 'attached-to');
  }
  for (const item of index.ofType(
    'aws_vpc_endpoint_security_group_association',
  )) {
    const [endpoint] = graph.targets(
      item,
      'vpc_endpoint_id',
      'aws_vpc_endpoint',
    );
    const [group] = graph.targets(
      item,
      'security_group_id',
      'aws_security_group',
    );
    if (endpoint && group) graph.edge(endpoint.id, group.id, 'secured-by');
  }
  for (const item of index.ofType('aws_vpc_endpoint_route_table_association')) {
    const [endpoint] = graph.targets(
      item,
      'vpc_endpoint_id',
      'aws_vpc_endpoint',
    );
    const [table] = graph.targets(item, 'route_table_id', 'aws_route_table');
    if (endpoint && table) graph.edge(table.id, endpoint.id, 'routes-to');
  }
}
