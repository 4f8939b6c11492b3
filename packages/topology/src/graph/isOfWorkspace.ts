import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

/**
 * Whether a workspace-level resource goes into this workspace: its provider's
 * host is the workspace's address.
 */
export function isOfWorkspace(
  graph: GraphBuilder,
  resource: StackResource,
  workspace: StackResource,
): boolean {
  const host = graph.index.providerOf(resource)?.host;
  return graph.index
    .targets(resource.stack, host, 'databricks_mws_workspaces')
    .includes(workspace);
}
