/**
 * Network graph of Databricks environments, as declared in Terraform JSON and as
 * observed in AWS and Databricks.
 *
 * @packageDocumentation
 */
export { topologyFromStacks } from './topologyFromStacks';
export { topologyFromEc2 } from './topologyFromEc2';
export type { NetworkAnswers } from './topologyFromEc2';
export type {
  Ec2Address,
  Ec2EgressOnlyInternetGateway,
  Ec2FlowLog,
  Ec2InternetGateway,
  Ec2NatGateway,
  Ec2NetworkAcl,
  Ec2NetworkInterface,
  Ec2PeeringEnd,
  Ec2PrefixList,
  Ec2RegionAnswers,
  Ec2Route,
  Ec2RouteTable,
  Ec2SecurityGroup,
  Ec2SecurityGroupRule,
  Ec2Subnet,
  Ec2Tag,
  Ec2TransitGatewayAttachment,
  Ec2TransitGatewayRoute,
  Ec2TransitGatewayRouteTable,
  Ec2TransitGatewayRoutes,
  Ec2TransitGatewayVpcAttachment,
  Ec2Vpc,
  Ec2VpcAttributes,
  Ec2VpcEndpoint,
  Ec2VpcPeeringConnection,
  FailedAnswer,
} from './observed/Ec2RegionAnswers';
export type {
  DatabricksNetworkAnswer,
  DatabricksNetworkAnswers,
  DatabricksPrivateAccessAnswer,
  DatabricksStorageAnswer,
  DatabricksVpcEndpointAnswer,
  DatabricksWorkspaceAnswer,
} from './observed/DatabricksNetworkAnswers';
export type {
  ObservedTopology,
  TopologyGap,
} from './observed/ObservedTopology';
export { compareTopologies } from './compareTopologies';
export type { Comparable } from './compare/ComparedGraph';
export type {
  ComparisonStatus,
  DetailDifference,
  EdgeComparison,
  NodeComparison,
  TopologyComparison,
} from './compare/TopologyComparison';
export { topologyHealth } from './topologyHealth';
export type {
  HealthFinding,
  AddressNeed,
  HealthNeeds,
  HealthRule,
} from './health/HealthFinding';
export { isOfLayer, topologyLayers, withLayers } from './topologyLayers';
export type { TopologyLayer } from './topologyLayers';
export { toMermaid } from './picture/toMermaid';
export { toSvg } from './picture/toSvg';
export { layoutTopology } from './picture/layoutTopology';
export type {
  PositionedNode,
  PositionedTopology,
} from './picture/layoutTopology';
export type {
  EdgeKind,
  NodeKind,
  Topology,
  TopologyEdge,
  TopologyNode,
} from './Topology';
export type { TerraformJson } from './TerraformJson';
export { trace } from './trace/trace';
export { tracePlaces } from './trace/tracePlaces';
export { traceSources, traceTargets } from './trace/TraceResult';
export type {
  TraceHop,
  TraceHopKind,
  TracePlace,
  TraceQuery,
  TraceResult,
  TraceSource,
  TraceTarget,
} from './trace/TraceResult';
