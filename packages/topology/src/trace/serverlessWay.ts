import { TopologyNode } from '../Topology';
import { bucketsOf } from './bucketWay';
import { Destination } from './Destination';
import { pass, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

function names(domain: string, host: string): boolean {
  return domain.startsWith('*.')
    ? host.endsWith(domain.slice(1))
    : host === domain;
}

/** Whether a network policy lets serverless compute ask for a host. */
function* pastPolicy(
  graph: TraceGraph,
  policy: TopologyNode,
  workspace: TopologyNode,
  destination: Destination,
): Way {
  const { host, name, target } = destination;
  const mode = textOf(policy, 'restrictionMode');
  if (policy.existing === true) {
    yield pass(policy, `Lets compute out to ${name}, ${OWNER}`);
    return;
  }
  if (mode === 'FULL_ACCESS') {
    yield pass(policy, 'Lets compute out to everywhere');
    return;
  }
  const buckets = listOf(policy, 'allowedBuckets');
  if (target === 's3') {
    const own = bucketsOf(graph, workspace);
    yield pass(
      policy,
      `Restricted; the buckets of the workspace's catalogs are always let through${
        own.length || !buckets.length ? '' : `, and ${buckets.join(', ')}`
      }`,
    );
    return;
  }
  const domains = listOf(policy, 'allowedDomains');
  const domain = domains.find(item => names(item, host));
  const isAnything = target === 'internet';
  if (domain && !isAnything) {
    yield pass(policy, `Allows ${domain}`);
    return;
  }
  const listed = domains.length
    ? `allows ${domains.join(', ')} only`
    : 'allows no domain';
  yield stop(
    policy,
    isAnything
      ? `Restricted: not every public host, it ${listed}`
      : `Does not allow ${host}: it ${listed}`,
  );
}

/**
 * The way of serverless compute, which runs in Databricks' own network: its
 * network connectivity configuration and the network policy decide, not a VPC.
 *
 * Source: Databricks docs, serverless egress control, 2026.
 */
export function* serverlessWay(
  graph: TraceGraph,
  workspace: TopologyNode,
  destination: Destination,
): Way {
  yield pass(
    workspace,
    `Compute of ${workspace.name} is serverless: it runs in a network of Databricks`,
  );
  const [plane] = graph.targets(workspace.id, 'managed-by', 'control-plane');
  if (destination.purpose) {
    yield pass(
      plane ?? { kind: 'control-plane', id: destination.host },
      'Databricks connects its serverless compute to the control plane by itself',
    );
    return;
  }
  const [connectivity] = graph.targets(
    workspace.id,
    'connects-through',
    'network-connectivity',
  );
  if (connectivity) {
    const endpoints = listOf(connectivity, 'privateEndpoints');
    yield pass(
      connectivity,
      endpoints.length
        ? `Private endpoints to ${endpoints.join(', ')}`
        : 'Fixes the addresses that storage can be opened to',
    );
  }
  const [policy] = graph.targets(
    workspace.id,
    'restricted-by',
    'network-policy',
  );
  if (policy) {
    yield* pastPolicy(graph, policy, workspace, destination);
  }
  const [bucket] =
    destination.target === 's3' ? bucketsOf(graph, workspace) : [];
  yield pass(
    bucket ?? {
      kind: destination.service ? 'aws-service' : 'internet',
      id: destination.host,
    },
    policy
      ? 'Can be reached'
      : `Can be reached unless the account's default network policy says otherwise; the workspace has none of its own`,
  );
}
