import { databricksId } from '../observed/addObservedWorkspaces';
import { textOf } from '../trace/TraceGraph';
import { finding, HealthContext } from './HealthContext';
import { HealthFinding } from './HealthFinding';

const REMEDIES: Record<string, string> = {
  pendingacceptance: 'the owner of its service has to accept it',
  rejected: 'the owner of its service refused it; make a new one',
  pending: 'wait until AWS has made it',
  expired: 'its service did not accept it in time; make a new one',
  failed: 'AWS could not make it; make a new one',
};

function remedy(state: string): string {
  const known = REMEDIES[state.toLowerCase()];
  return known ? `: ${known}` : '';
}

/**
 * VPC endpoints that are not available, as AWS and as Databricks say it, and
 * registrations of endpoints that AWS no longer has.
 */
export function endpointHealth(context: HealthContext): HealthFinding[] {
  const { graph, topology } = context;
  const inAws = graph.ofKind('vpc-endpoint').flatMap(endpoint => {
    const state = textOf(endpoint, 'state');
    return state === undefined
      ? []
      : [
          finding({
            rule: 'endpoint-unavailable',
            severity: /^pending$/i.test(state) ? 'warning' : 'error',
            source: 'aws',
            nodes: [endpoint.id],
            message: `Endpoint ${endpoint.name} of ${
              textOf(endpoint, 'service') ?? 'its service'
            } is ${state}${remedy(state)}`,
          }),
        ];
  });
  const atDatabricks = graph.ofKind('registered-endpoint').flatMap(node => {
    const state = textOf(node, 'state');
    const [endpoint] = graph.targets(node.id, 'registers');
    // AWS said it already.
    if (state === undefined || endpoint?.state !== undefined) return [];
    return [
      finding({
        rule: 'endpoint-unavailable',
        severity: /^pending$/i.test(state) ? 'warning' : 'error',
        source: 'databricks',
        nodes: [node.id, ...(endpoint ? [endpoint.id] : [])],
        message: `Databricks has endpoint ${node.name} as ${state}${remedy(
          state,
        )}`,
      }),
    ];
  });
  const unread = new Set(
    topology.errors
      .filter(gap => gap.action === 'ec2:DescribeVpcEndpoints')
      .map(gap => gap.region),
  );
  // An endpoint of an account that was not read is somewhere else, not gone.
  const regions = new Set(
    graph.ofKind('vpc').map(vpc => textOf(vpc, 'region')),
  );
  const accounts = new Set(
    graph.ofKind('account').map(account => textOf(account, 'accountId')),
  );
  const gone = context.databricks
    .flatMap(({ vpcEndpoints }) => vpcEndpoints ?? [])
    .filter(
      ({ aws_account_id: account, aws_vpc_endpoint_id: id, region }) =>
        id &&
        account !== undefined &&
        accounts.has(account) &&
        regions.has(region) &&
        !unread.has(region) &&
        !graph.find(id),
    )
    .map(item =>
      finding({
        rule: 'endpoint-gone',
        severity: 'error',
        source: 'aws',
        nodes: [databricksId.registration(item.vpc_endpoint_id)],
        message: `Databricks knows ${
          item.vpc_endpoint_name || item.vpc_endpoint_id
        } as ${
          item.aws_vpc_endpoint_id
        }, which AWS does not have: register one that is there`,
      }),
    );
  return [...inAws, ...atDatabricks, ...gone];
}
