import { endpointHealth } from './health/endpointHealth';
import { HealthContext } from './health/HealthContext';
import { HealthFinding, HealthNeeds } from './health/HealthFinding';
import { networkStatus } from './health/networkStatus';
import { routeHealth } from './health/routeHealth';
import { ruleHealth } from './health/ruleHealth';
import { subnetHealth } from './health/subnetHealth';
import { transitGatewayHealth } from './health/transitGatewayHealth';
import { vpcHealth } from './health/vpcHealth';
import { DatabricksNetworkAnswers } from './observed/DatabricksNetworkAnswers';
import { ObservedTopology } from './observed/ObservedTopology';

const SEVERITIES: HealthFinding['severity'][] = ['error', 'warning', 'info'];

/**
 * What is wrong with an observed network: what Databricks says of its network
 * configurations, endpoints that are not available, routes to nowhere and ways
 * without a way back, rules that Databricks asks for and are missing, network
 * ACLs that block, DNS that is off, subnets that run out or are shared. Errors
 * first; in the same order for the same network, each with an id that stays. What
 * could not be read is not judged: `observed.errors` says what that is. Never
 * throws.
 *
 * @param databricks - the answers that the graph was made with
 * @param needs - what workspaces need beyond what all need
 *
 * @public
 */
export function topologyHealth(
  observed: ObservedTopology,
  databricks: DatabricksNetworkAnswers[] = [],
  needs: HealthNeeds = {},
): HealthFinding[] {
  const context = new HealthContext(observed, databricks, needs);
  const findings = [
    networkStatus,
    endpointHealth,
    routeHealth,
    transitGatewayHealth,
    ruleHealth,
    subnetHealth,
    vpcHealth,
  ].flatMap(check => check(context));
  const byId = new Map(findings.map(item => [item.id, item]));
  const rank = ({ severity }: HealthFinding) => SEVERITIES.indexOf(severity);
  return [...byId.values()].sort(
    (left, right) =>
      rank(left) - rank(right) ||
      Number(left.id > right.id) - Number(left.id < right.id),
  );
}
