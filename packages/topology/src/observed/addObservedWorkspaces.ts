import {
  DatabricksNetworkAnswers,
  DatabricksWorkspaceAnswer,
} from './DatabricksNetworkAnswers';
import { ObservedGraph, sortedBy } from './ObservedGraph';

/** The node ids of what a Databricks account knows. */
export const databricksId = {
  workspace: (id: string) => `databricks/workspace/${id}`,
  registration: (id: string) => `databricks/vpc-endpoint/${id}`,
  settings: (id: string) => `databricks/private-access-settings/${id}`,
};

/** What the endpoints of network configurations are for, by Databricks' id. */
function purposes(answers: DatabricksNetworkAnswers): Map<string, string> {
  const found = new Map<string, string>();
  for (const { vpc_endpoints: endpoints } of answers.networks ?? []) {
    endpoints?.rest_api?.forEach(id => found.set(id, 'workspace'));
    endpoints?.dataplane_relay?.forEach(id => found.set(id, 'relay'));
  }
  return found;
}

function addRegistrations(
  graph: ObservedGraph,
  answers: DatabricksNetworkAnswers,
): void {
  const known = purposes(answers);
  for (const { id, item } of sortedBy(
    answers.vpcEndpoints,
    endpoint => endpoint.vpc_endpoint_id,
  )) {
    const isRelay = item.use_case === 'DATAPLANE_RELAY_ACCESS';
    const purpose = known.get(id) ?? (isRelay ? 'relay' : 'front-end');
    const node = databricksId.registration(id);
    graph.node(
      node,
      'registered-endpoint',
      item.vpc_endpoint_name || id,
      undefined,
      {
        region: item.region,
        purpose,
        state:
          item.state?.toLowerCase() === 'available' ? undefined : item.state,
      },
    );
    const target = item.aws_vpc_endpoint_id;
    const endpoint = target ? graph.find(target) : undefined;
    if (!endpoint) continue;
    endpoint.purpose = purpose;
    graph.edge(node, endpoint.id, 'registers');
    graph.edge(endpoint.id, `databricks/${item.region}`, 'reaches');
  }
}

function addSettings(
  graph: ObservedGraph,
  answers: DatabricksNetworkAnswers,
): void {
  for (const { id, item } of sortedBy(
    answers.privateAccessSettings,
    settings => settings.private_access_settings_id,
  )) {
    const node = databricksId.settings(id);
    graph.node(
      node,
      'private-access-settings',
      item.private_access_settings_name || id,
      undefined,
      {
        region: item.region,
        publicAccess: item.public_access_enabled === true,
        level: item.private_access_level ?? 'ACCOUNT',
      },
    );
    for (const allowed of [...(item.allowed_vpc_endpoint_ids ?? [])].sort()) {
      graph.edge(node, databricksId.registration(allowed), 'allows');
    }
  }
}

function connect(
  graph: ObservedGraph,
  answers: DatabricksNetworkAnswers,
  node: string,
  workspace: DatabricksWorkspaceAnswer,
): void {
  const network = answers.networks?.find(
    item => item.network_id === workspace.network_id,
  );
  const tie = (
    ids: string[] | undefined,
    kind: 'attached-to' | 'secured-by' | 'connects-through',
  ) => [...(ids ?? [])].sort().forEach(id => graph.edge(node, id, kind));
  tie(network?.subnet_ids, 'attached-to');
  tie(network?.security_group_ids, 'secured-by');
  tie(
    [
      ...(network?.vpc_endpoints?.rest_api ?? []),
      ...(network?.vpc_endpoints?.dataplane_relay ?? []),
    ].map(databricksId.registration),
    'connects-through',
  );
  const settings = workspace.private_access_settings_id;
  if (settings) {
    // Settings that could not be read still restrict: their content is unknown.
    graph.node(
      databricksId.settings(settings),
      'private-access-settings',
      settings,
      undefined,
      { existing: true },
    );
    graph.edge(node, databricksId.settings(settings), 'restricted-by');
  }
  const bucket = answers.storageConfigurations?.find(
    item =>
      item.storage_configuration_id === workspace.storage_configuration_id,
  )?.root_bucket_info?.bucket_name;
  if (bucket) {
    graph.node(`s3/${bucket}`, 'bucket', bucket, undefined, { bucket });
    graph.edge(node, `s3/${bucket}`, 'stores-in');
  }
}

/**
 * The workspaces of a Databricks account, joined with the network by AWS's ids:
 * their subnets and security groups, the endpoints that are registered, private
 * access settings, root buckets, and the control plane of their region.
 */
export function addObservedWorkspaces(
  graph: ObservedGraph,
  answers: DatabricksNetworkAnswers,
): void {
  addRegistrations(graph, answers);
  addSettings(graph, answers);
  for (const { id, item } of sortedBy(
    answers.workspaces,
    workspace => workspace.workspace_id,
  )) {
    const region = item.aws_region;
    const plane = region ? `databricks/${region}` : 'databricks';
    const node = databricksId.workspace(id);
    graph.node(
      plane,
      'control-plane',
      region
        ? `Databricks control plane, ${region}`
        : 'Databricks control plane',
      undefined,
      { region },
    );
    graph.node(node, 'workspace', item.workspace_name || id, undefined, {
      region,
      pricingTier: item.pricing_tier,
      computeMode: item.compute_mode,
      status: item.workspace_status,
      databricksAccountId: answers.accountId,
    });
    graph.edge(node, plane, 'managed-by');
    connect(graph, answers, node, item);
  }
}
