import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

const ROLE_ACCOUNT = /^arn:aws[\w-]*:iam::(\d{12}):/;

/** The account that a resource goes to, where its stack's provider says it. */
export function accountIdOf(
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

/** What is in one region, and drawn in the account that it is in. */
const REGIONAL = [
  'aws_db_instance',
  'aws_ec2_transit_gateway',
  'aws_kinesis_stream',
  'aws_kms_key',
  'aws_kms_replica_key',
  'aws_rds_cluster',
  'aws_s3_bucket',
  'aws_vpc',
];

/** The accounts of a graph that have things in several regions. */
const spanning = new WeakMap<GraphBuilder, ReadonlySet<string>>();

function spanningAccounts(graph: GraphBuilder): ReadonlySet<string> {
  const known = spanning.get(graph);
  if (known) return known;
  const seen = new Map<string, Set<string>>();
  for (const resource of [
    ...graph.index.ofType(...REGIONAL),
    ...graph.neighbours(),
  ]) {
    const account = accountNode(graph, resource).id;
    const region = regionOf(graph, resource);
    if (region) seen.set(account, (seen.get(account) ?? new Set()).add(region));
  }
  const found = new Set(
    [...seen].filter(([, regions]) => regions.size > 1).map(([id]) => id),
  );
  spanning.set(graph, found);
  return found;
}

function accountNode(
  graph: GraphBuilder,
  resource: StackResource,
): { id: string; name: string; accountId?: string } {
  const accountId = accountIdOf(graph, resource);
  return {
    id: accountId ? `aws/${accountId}` : `aws/${resource.stack}`,
    name: accountId ? `AWS account ${accountId}` : 'AWS account',
    accountId,
  };
}

/**
 * The node that a resource goes into: that of the AWS account, as its stack's
 * provider says, or that of the region where the account has things in several.
 * Added when it is not there yet. A provider that names no account gives one node
 * for its stack.
 *
 * @param isGlobal - what is in no region, such as a role
 */
export function addAccount(
  graph: GraphBuilder,
  resource: StackResource,
  isGlobal = false,
): string {
  const { id, name, accountId } = accountNode(graph, resource);
  const region = regionOf(graph, resource);
  const spans = spanningAccounts(graph).has(id);
  graph.node(id, 'account', name, undefined, {
    accountId,
    region: spans ? undefined : region,
  });
  if (!spans || !region || isGlobal) return id;
  graph.node(`${id}/${region}`, 'region', region, id, { region });
  return `${id}/${region}`;
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
