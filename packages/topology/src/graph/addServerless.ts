import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

const CONFIGURATION = 'databricks_mws_network_connectivity_config';
const POLICY = 'databricks_account_network_policy';

function addConfiguration(graph: GraphBuilder, binding: StackResource): string {
  const [configuration] = graph.targets(
    binding,
    'network_connectivity_config_id',
    CONFIGURATION,
  );
  const shown = configuration ?? binding;
  const id = graph.text(binding, 'network_connectivity_config_id');
  const rules = graph.index
    .ofType('databricks_mws_ncc_private_endpoint_rule')
    .filter(
      rule =>
        configuration &&
        graph
          .targets(rule, 'network_connectivity_config_id', CONFIGURATION)
          .includes(configuration),
    );
  graph.node(
    shown.id,
    'network-connectivity',
    configuration ? graph.nameOf(configuration, 'name') : id ?? binding.name,
    undefined,
    {
      region: configuration && graph.text(configuration, 'region'),
      privateEndpoints: rules.flatMap(rule =>
        graph.index.texts(
          rule.stack,
          [
            rule.attributes.endpoint_service,
            rule.attributes.domain_names,
            rule.attributes.resource_names,
          ].flat(),
        ),
      ),
      existing: !configuration || configuration.isData || undefined,
    },
  );
  return shown.id;
}

function addPolicy(graph: GraphBuilder, option: StackResource): string {
  const [policy] = graph.targets(option, 'network_policy_id', POLICY);
  const id = graph.text(option, 'network_policy_id');
  if (!policy) {
    graph.node(option.id, 'network-policy', id ?? option.name, undefined, {
      existing: true,
    });
    return option.id;
  }
  const access = blocksOf(policy.attributes.egress).flatMap(egress =>
    blocksOf(egress.network_access),
  );
  const texts = (block: string, attribute: string) =>
    access
      .flatMap(item => blocksOf(item[block]))
      .flatMap(item => graph.index.texts(policy.stack, item[attribute]));
  graph.node(
    policy.id,
    'network-policy',
    graph.nameOf(policy, 'network_policy_id'),
    undefined,
    {
      restrictionMode: graph.index.texts(
        policy.stack,
        access.map(item => item.restriction_mode),
      )[0],
      allowedDomains: texts('allowed_internet_destinations', 'destination'),
      allowedBuckets: texts('allowed_storage_destinations', 'bucket_name'),
      existing: policy.isData || undefined,
    },
  );
  return policy.id;
}

/**
 * What serverless compute of a workspace goes through: the network connectivity
 * configuration that it is bound to and its network policy. One that another
 * stack keeps is known by the binding only and is `existing`.
 */
export function addServerless(graph: GraphBuilder): void {
  const { index } = graph;
  const tie = (
    type: string,
    add: (item: StackResource) => string,
    kind: 'connects-through' | 'restricted-by',
  ) => {
    for (const item of index.ofType(type)) {
      const [workspace] = graph.targets(
        item,
        'workspace_id',
        'databricks_mws_workspaces',
      );
      if (workspace) graph.edge(workspace.id, add(item), kind);
    }
  };
  tie(
    'databricks_mws_ncc_binding',
    item => addConfiguration(graph, item),
    'connects-through',
  );
  tie(
    'databricks_workspace_network_option',
    item => addPolicy(graph, item),
    'restricted-by',
  );
}
