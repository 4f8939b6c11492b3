import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

const ROLE_ACCOUNT = /^arn:aws[\w-]*:iam::(\d{12}):/;

function accountIdOf(
  graph: GraphBuilder,
  resource: StackResource,
): string | undefined {
  const provider = graph.index.providerOf(resource);
  if (!provider) return undefined;
  const [allowed] = graph.index.texts(
    resource.stack,
    provider.allowed_account_ids ?? [],
  );
  // Roles are assumed in order: the last of the chain is where resources go.
  const roles = blocksOf(provider.assume_role)
    .map(block => graph.index.text(resource.stack, block.role_arn))
    .map(arn => arn && ROLE_ACCOUNT.exec(arn)?.[1]);
  return allowed ?? roles.filter(id => id).at(-1);
}

/**
 * The node of the AWS account that a resource goes to, as its stack's provider
 * says, added when it is not there yet. A provider that names no account gives
 * one node for its stack.
 */
export function addAccount(
  graph: GraphBuilder,
  resource: StackResource,
): string {
  const accountId = accountIdOf(graph, resource);
  const id = accountId ? `aws/${accountId}` : `aws/${resource.stack}`;
  const name = accountId ? `AWS account ${accountId}` : 'AWS account';
  graph.node(id, 'account', name, undefined, {
    accountId,
    region: regionOf(graph, resource),
  });
  return id;
}

/** The region that a resource goes to, where the stack says it. */
export function regionOf(
  graph: GraphBuilder,
  resource: StackResource,
): string | undefined {
  const provider = graph.index.providerOf(resource);
  return (
    graph.text(resource, 'region') ??
    graph.index.text(resource.stack, provider?.region)
  );
}
