import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

/** The workspace that a resource of Databricks is in, where a stack declares it. */
export function workspaceOf(
  graph: GraphBuilder,
  resource: StackResource,
): StackResource | undefined {
  const host = graph.index.providerOf(resource)?.host;
  return graph.index.targets(
    resource.stack,
    host,
    'databricks_mws_workspaces',
  )[0];
}
