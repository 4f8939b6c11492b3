import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

/** The buckets that a value refers to, or names as text or `s3://` URL. */
function bucketsIn(
  graph: GraphBuilder,
  stack: string,
  value: unknown,
): StackResource[] {
  const referred = graph.index.targets(stack, value, 'aws_s3_bucket');
  if (referred.length) return referred;
  const name = graph.index
    .text(stack, value)
    ?.replace(/^s3:\/\//, '')
    .split('/')[0];
  return graph.index
    .ofType('aws_s3_bucket')
    .filter(bucket => name && graph.text(bucket, 'bucket') === name);
}

function addControlPlane(
  graph: GraphBuilder,
  workspace: StackResource,
): string {
  const region = graph.text(workspace, 'aws_region');
  const provider = graph.index.providerOf(workspace);
  const id = region ? `databricks/${region}` : 'databricks';
  graph.node(
    id,
    'control-plane',
    region ? `Databricks control plane, ${region}` : 'Databricks control plane',
    undefined,
    {
      region,
      accountId:
        graph.text(workspace, 'account_id') ??
        graph.index.text(workspace.stack, provider?.account_id),
      host: graph.index.text(workspace.stack, provider?.host),
    },
  );
  return id;
}

function attachNetwork(graph: GraphBuilder, workspace: StackResource): void {
  const [network] = graph.targets(
    workspace,
    'network_id',
    'databricks_mws_networks',
  );
  if (!network) return;
  graph
    .targets(network, 'subnet_ids', 'aws_subnet')
    .forEach(subnet => graph.edge(workspace.id, subnet.id, 'attached-to'));
  graph
    .targets(
      network,
      'security_group_ids',
      'aws_security_group',
      'aws_default_security_group',
    )
    .forEach(group => graph.edge(workspace.id, group.id, 'secured-by'));
}

function attachStorage(graph: GraphBuilder, workspace: StackResource): void {
  const { index } = graph;
  const [storage] = graph.targets(
    workspace,
    'storage_configuration_id',
    'databricks_mws_storage_configurations',
  );
  if (storage) {
    bucketsIn(graph, storage.stack, storage.attributes.bucket_name).forEach(
      bucket => graph.edge(workspace.id, bucket.id, 'stores-in'),
    );
  }
  for (const location of index.ofType('databricks_external_location')) {
    const host = index.providerOf(location)?.host;
    const isHere = index
      .targets(location.stack, host, 'databricks_mws_workspaces')
      .includes(workspace);
    if (isHere) {
      bucketsIn(graph, location.stack, location.attributes.url).forEach(
        bucket => graph.edge(workspace.id, bucket.id, 'uses'),
      );
    }
  }
}

/**
 * Databricks workspaces and the control plane that manages them. Both are
 * outside of the customer's account; a workspace is tied to it through its
 * network and storage configurations.
 */
export function addWorkspaces(graph: GraphBuilder): void {
  for (const workspace of graph.index.ofType('databricks_mws_workspaces')) {
    const controlPlane = addControlPlane(graph, workspace);
    graph.node(
      workspace.id,
      'workspace',
      graph.nameOf(workspace, 'workspace_name'),
      undefined,
      {
        region: graph.text(workspace, 'aws_region'),
        pricingTier: graph.text(workspace, 'pricing_tier'),
      },
    );
    graph.edge(workspace.id, controlPlane, 'managed-by');
    attachNetwork(graph, workspace);
    attachStorage(graph, workspace);
  }
  for (const endpoint of graph.index.ofType('databricks_mws_vpc_endpoint')) {
    const region = graph.text(endpoint, 'region');
    graph
      .targets(endpoint, 'aws_vpc_endpoint_id', 'aws_vpc_endpoint')
      .forEach(target =>
        graph.edge(target.id, `databricks/${region}`, 'reaches'),
      );
  }
}
