import { isRecord } from '../stacks/isRecord';
import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';
import { isOfWorkspace } from './isOfWorkspace';

/** Whether a workspace heeds its lists; they do nothing until it is told to. */
function areHeeded(graph: GraphBuilder, workspace: StackResource): boolean {
  return graph.index
    .ofType('databricks_workspace_conf')
    .filter(conf => isOfWorkspace(graph, conf, workspace))
    .some(conf => {
      const { custom_config: config } = conf.attributes;
      return (
        isRecord(config) &&
        graph.index.text(conf.stack, config.enableIpAccessLists) === 'true'
      );
    });
}

/** Addresses that are known, and elastic IPs by name, whose addresses are not. */
function addressesOf(graph: GraphBuilder, list: StackResource): string[] {
  const { ip_addresses: said } = list.attributes;
  return [
    ...graph.index.texts(list.stack, [said].flat()),
    ...graph.index
      .targets(list.stack, said, 'aws_eip')
      .map(address => `elastic IP ${graph.nameOf(address)}`),
  ];
}

/** IP access lists: from which public addresses users may come. */
export function addAccessLists(graph: GraphBuilder): void {
  const { index } = graph;
  const workspaces = index.ofType('databricks_mws_workspaces');
  for (const list of index.ofType('databricks_ip_access_list')) {
    const workspace = workspaces.find(item => isOfWorkspace(graph, list, item));
    const heeded = workspace ? areHeeded(graph, workspace) : false;
    graph.node(
      list.id,
      'ip-access-list',
      graph.nameOf(list, 'label'),
      undefined,
      {
        listType: graph.text(list, 'list_type'),
        addresses: addressesOf(graph, list),
        enabled: graph.text(list, 'enabled') !== 'false' && heeded,
      },
    );
    if (workspace) graph.edge(workspace.id, list.id, 'restricted-by');
  }
}
