import { setSubnetTiers } from './graph/setSubnetTiers';
import { addObservedConnections } from './observed/addObservedConnections';
import { addObservedEndpoints } from './observed/addObservedEndpoints';
import { addObservedGateways } from './observed/addObservedGateways';
import { addObservedNetworkAcls } from './observed/addObservedNetworkAcls';
import { addObservedRouteTables } from './observed/addObservedRouteTables';
import { addObservedSecurityGroups } from './observed/addObservedSecurityGroups';
import { addObservedTransitGateways } from './observed/addObservedTransitGateways';
import { addObservedVpcs } from './observed/addObservedVpcs';
import { addObservedWorkspaces } from './observed/addObservedWorkspaces';
import { DatabricksNetworkAnswers } from './observed/DatabricksNetworkAnswers';
import { Ec2RegionAnswers } from './observed/Ec2RegionAnswers';
import { ObservedGraph } from './observed/ObservedGraph';
import { ObservedTopology } from './observed/ObservedTopology';
import { forgetUnsureTiers } from './observed/forgetUnsureTiers';
import { gapsOf, observedKinds } from './observed/observedKinds';

/**
 * What a network is observed by: EC2 of several accounts and regions, and the
 * Databricks accounts beside them.
 *
 * @public
 */
export interface NetworkAnswers {
  regions: Ec2RegionAnswers[];
  databricks?: DatabricksNetworkAnswers[];
  /**
   * Regions of other accounts, of which nothing is in the graph but the route tables
   * of their transit gateways that VPCs of `regions` are attached to.
   */
  transitGatewayOwners?: Ec2RegionAnswers[];
}

function inOrder<T>(list: T[], key: (item: T) => string): T[] {
  return [...list].sort(
    (left, right) =>
      Number(key(left) > key(right)) - Number(key(left) < key(right)),
  );
}

/**
 * The observed network: the graph that {@link topologyFromStacks} gives of what
 * is declared, of what is there. An AWS thing's node id is its AWS id; a
 * workspace's is `databricks/workspace/<id>`, a registered endpoint's
 * `databricks/vpc-endpoint/<id>`. An account that spans several regions has a
 * node for each.
 *
 * Never throws on answers that are not there: the graph is then partial, and
 * `errors` (and `unread` of the VPCs concerned) say what is missing. The same
 * answers give the same graph in the same order, whatever order they came in.
 *
 * @public
 */
export function topologyFromEc2(answers: NetworkAnswers): ObservedTopology {
  const placeOf = ({ accountId, region }: Ec2RegionAnswers) =>
    `${accountId}/${region}`;
  const regions = inOrder(answers.regions, placeOf);
  const owners = inOrder(answers.transitGatewayOwners ?? [], placeOf);
  const databricks = inOrder(
    answers.databricks ?? [],
    ({ accountId }) => accountId,
  );
  const graph = new ObservedGraph(regions);
  for (const region of regions) addObservedVpcs(graph, region, 'own');
  for (const region of regions) addObservedVpcs(graph, region, 'shared');
  for (const region of regions) {
    addObservedGateways(graph, region);
    addObservedConnections(graph, region);
    addObservedEndpoints(graph, region);
  }
  addObservedTransitGateways(graph, regions, owners);
  for (const region of regions) {
    addObservedRouteTables(graph, region);
    addObservedSecurityGroups(graph, region);
    addObservedNetworkAcls(graph, region);
  }
  for (const account of databricks) addObservedWorkspaces(graph, account);
  setSubnetTiers(graph, subnet => graph.taggedTier(subnet));
  forgetUnsureTiers(graph);
  return {
    ...graph.finish(),
    kinds: observedKinds(regions, databricks),
    errors: gapsOf(regions, databricks, owners),
  };
}
