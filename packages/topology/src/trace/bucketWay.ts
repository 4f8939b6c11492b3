import { TopologyNode } from '../Topology';
import { Destination } from './Destination';
import { publicWay } from './publicWay';
import { ANYWHERE } from './Range';
import { routeOf, routeTableOf } from './routeOf';
import { isFirewall } from './routeOut';
import { pass, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

/** The buckets that a workspace cannot do without, and those it has catalogs in. */
export function bucketsOf(
  graph: TraceGraph,
  workspace: TopologyNode,
): TopologyNode[] {
  return [
    ...graph.targets(workspace.id, 'stores-in', 'bucket'),
    ...graph.targets(workspace.id, 'uses', 'bucket'),
  ];
}

function isLike(pattern: string, arn: string): boolean {
  const parts = pattern.split(/[*]+/);
  if (parts.length === 1) return pattern === arn;
  const [head] = parts;
  const tail = parts[parts.length - 1];
  if (!arn.startsWith(head)) return false;
  let at = head.length;
  for (const part of parts.slice(1, -1)) {
    const found = arn.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return arn.length - tail.length >= at && arn.endsWith(tail);
}

/** Whether an endpoint's policy lets objects of a bucket through. */
function letsThrough(endpoint: TopologyNode, bucket: TopologyNode): boolean {
  const allowed = listOf(endpoint, 'policyAllows');
  const name = textOf(bucket, 'bucket');
  if (!allowed.length || name === undefined) return true;
  return allowed.some(pattern =>
    ['aws', 'aws-us-gov'].some(partition =>
      isLike(pattern, `arn:${partition}:s3:::${name}/object`),
    ),
  );
}

/** The S3 gateway endpoint that a subnet's routes lead to. */
function gatewayOf(
  graph: TraceGraph,
  subnet: TopologyNode,
  service: string,
): { endpoint: TopologyNode; table?: TopologyNode; text?: string } | undefined {
  const { leadsTo, table, text } = routeOf(graph, subnet, {
    range: ANYWHERE,
    service,
  });
  if (
    leadsTo &&
    leadsTo !== 'local' &&
    leadsTo.kind === 'vpc-endpoint' &&
    !isFirewall(leadsTo)
  ) {
    return { endpoint: leadsTo, table, text };
  }
  const vpc = graph.vpcOf(subnet);
  if (!vpc || subnet.existing !== true || routeTableOf(graph, subnet)) {
    return undefined;
  }
  const endpoint = graph
    .inVpc(vpc, 'vpc-endpoint')
    .find(
      item => item.existing === true && textOf(item, 'service') === service,
    );
  return endpoint && { endpoint };
}

/**
 * To buckets of the endpoint's region through a gateway endpoint, past its
 * policy; to others, or without one, through the default route.
 */
export function* bucketWay(
  graph: TraceGraph,
  subnet: TopologyNode,
  buckets: TopologyNode[],
  destination: Pick<Destination, 'name'>,
  region: string,
): Way {
  const service = `com.amazonaws.${region}.s3`;
  const found = gatewayOf(graph, subnet, service);
  const near = buckets.filter(
    bucket => (textOf(bucket, 'region') ?? region) === region,
  );
  const far = buckets.filter(bucket => !near.includes(bucket));
  if (!found) {
    yield* publicWay(graph, subnet, destination);
    return;
  }
  const { endpoint, table, text } = found;
  if (table) yield pass(table, `Most specific route: ${text}`);
  const state = textOf(endpoint, 'state');
  if (state !== undefined) {
    yield stop(
      endpoint,
      `Endpoint ${endpoint.name} is ${state}, not available`,
    );
    return;
  }
  const denied = near.find(bucket => !letsThrough(endpoint, bucket));
  if (denied) {
    yield stop(
      endpoint,
      `Its policy does not allow bucket ${textOf(denied, 'bucket')}`,
    );
    return;
  }
  const hasPolicy = listOf(endpoint, 'policyAllows').length > 0;
  yield pass(
    endpoint,
    `Gateway endpoint of S3 in ${region}, free of charge${
      hasPolicy ? "; its policy allows the workspace's buckets" : ''
    }${endpoint.existing === true ? `, ${OWNER}` : ''}`,
  );
  if (far.length) {
    yield* publicWay(graph, subnet, {
      name: `bucket ${far[0].name} in ${textOf(far[0], 'region')}`,
    });
  }
}

/** Where Databricks keeps what compute of a region loads at its start. */
export function artifactRegion(region: string): string {
  // us-west-1 is served from us-west-2 (Databricks docs, IP addresses and
  // domains for S3 buckets, 2026).
  return region === 'us-west-1' ? 'us-west-2' : region;
}
