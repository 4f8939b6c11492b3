import { StackResource } from '../stacks/StackIndex';
import { bucketsIn } from './bucketsIn';
import { GraphBuilder } from './GraphBuilder';
import { isOfWorkspace } from './isOfWorkspace';

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

/**
 * What the base stack beside a workspace's own looks up: where a workspace names
 * what somebody else made by ids of Databricks, that is all there is to see of it.
 */
function lookedUpBeside(
  graph: GraphBuilder,
  workspace: StackResource,
  ...types: string[]
): StackResource[] {
  const base = workspace.stack.replace(/-workspace$/, '-base');
  return graph.index
    .ofType(...types)
    .filter(({ isData, stack }) => isData && stack === base);
}

/** The id of a network configuration that somebody else made, where it is one. */
function namedNetwork(
  graph: GraphBuilder,
  workspace: StackResource,
): string | undefined {
  const [network] = graph.targets(
    workspace,
    'network_id',
    'databricks_mws_networks',
  );
  return network ? undefined : graph.text(workspace, 'network_id');
}

function attachNetwork(graph: GraphBuilder, workspace: StackResource): void {
  const [network] = graph.targets(
    workspace,
    'network_id',
    'databricks_mws_networks',
  );
  if (namedNetwork(graph, workspace) !== undefined) {
    lookedUpBeside(graph, workspace, 'aws_subnet').forEach(subnet =>
      graph.edge(workspace.id, subnet.id, 'attached-to'),
    );
    lookedUpBeside(graph, workspace, 'aws_security_group').forEach(group =>
      graph.edge(workspace.id, group.id, 'secured-by'),
    );
  }
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
  } else if (graph.text(workspace, 'storage_configuration_id')) {
    lookedUpBeside(graph, workspace, 'aws_s3_bucket').forEach(bucket =>
      graph.edge(workspace.id, bucket.id, 'stores-in'),
    );
  }
  for (const location of index.ofType('databricks_external_location')) {
    if (isOfWorkspace(graph, location, workspace)) {
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
        computeMode: graph.text(workspace, 'compute_mode'),
        networkConfiguration: namedNetwork(graph, workspace),
      },
    );
    graph.edge(workspace.id, controlPlane, 'managed-by');
    attachNetwork(graph, workspace);
    attachStorage(graph, workspace);
  }
}
