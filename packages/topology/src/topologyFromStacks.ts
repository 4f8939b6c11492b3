import { addAccessLists } from './graph/addAccessLists';
import { addBuckets } from './graph/addBuckets';
import { addDataFlow } from './graph/addDataFlow';
import { addDatabases } from './graph/addDatabases';
import { addElasticIps } from './graph/addElasticIps';
import { addEncryptionKeys } from './graph/addEncryptionKeys';
import { addEndpoints } from './graph/addEndpoints';
import { addHostedZones } from './graph/addHostedZones';
import { addInstanceProfiles } from './graph/addInstanceProfiles';
import { addNetworkAcls } from './graph/addNetworkAcls';
import { addNetworks } from './graph/addNetworks';
import { addPeeringConnections } from './graph/addPeeringConnections';
import { addPrivateLink } from './graph/addPrivateLink';
import { addReplacements } from './graph/addReplacements';
import { addRouteTables } from './graph/addRouteTables';
import { addSecurityGroups } from './graph/addSecurityGroups';
import { addServerless } from './graph/addServerless';
import { addTransitGateways } from './graph/addTransitGateways';
import { addWorkspaces } from './graph/addWorkspaces';
import { declaredTier } from './graph/declaredTier';
import { GraphBuilder } from './graph/GraphBuilder';
import { setSubnetTiers } from './graph/setSubnetTiers';
import { StackIndex } from './stacks/StackIndex';
import { TerraformJson } from './TerraformJson';
import { Topology } from './Topology';

/**
 * The declared network: a graph of what the synthesized stacks hold, and of
 * nothing else. Nesting is by `parent` (account ⊃ VPC ⊃ availability zone ⊃
 * subnet ⊃ NAT gateway), meaning by edges. References are followed within a
 * stack and, through remote state, across stacks; what is known only after
 * apply is left out.
 *
 * A resource's node id is `<stack>/<type>.<name>`, a data source's
 * `<stack>/data.<type>.<name>`; what is looked up, or only named by its id, is
 * `existing`: somebody else declares it. Accounts, zones and control planes are
 * no resources; their ids are `aws/<account id>`, `<vpc id>/<zone>` and
 * `databricks/<region>`; an account that has things in several regions holds
 * `aws/<account id>/<region>`. Stacks of several environments give one graph of
 * all of them; a VPC of a shared stack that these connect is `elsewhere`. The same stacks give the same graph in the
 * same order.
 *
 * @param stacks - stack name → its `cdk.tf.json`
 * @param shared - stacks that these may refer to; of theirs, only what is
 * referred to is in the graph
 *
 * @public
 */
export function topologyFromStacks(
  stacks: Record<string, TerraformJson>,
  shared: Record<string, TerraformJson> = {},
): Topology {
  const graph = new GraphBuilder(new StackIndex(stacks, shared));
  addNetworks(graph);
  addPeeringConnections(graph);
  addTransitGateways(graph);
  addElasticIps(graph);
  addEndpoints(graph);
  addRouteTables(graph);
  addSecurityGroups(graph);
  addNetworkAcls(graph);
  addDatabases(graph);
  addHostedZones(graph);
  addBuckets(graph);
  addWorkspaces(graph);
  addEncryptionKeys(graph);
  addInstanceProfiles(graph);
  addPrivateLink(graph);
  addAccessLists(graph);
  addServerless(graph);
  addReplacements(graph);
  addDataFlow(graph);
  setSubnetTiers(graph, subnet => declaredTier(graph, subnet));
  return graph.finish();
}
