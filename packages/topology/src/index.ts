/**
 * Network graph of a Databricks environment, from Terraform JSON.
 *
 * @packageDocumentation
 */
export { topologyFromStacks } from './topologyFromStacks';
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
export { traceSources, traceTargets } from './trace/TraceResult';
export type {
  TraceHop,
  TraceHopKind,
  TraceQuery,
  TraceResult,
  TraceSource,
  TraceTarget,
} from './trace/TraceResult';
