import { SecuredShape, securedStacks } from '../__fixtures__/securedStacks';
import { TerraformJson } from '../TerraformJson';
import { Topology } from '../Topology';
import { topologyFromStacks } from '../topologyFromStacks';
import { trace } from '../trace/trace';
import { TraceQuery, TraceTarget } from '../trace/TraceResult';

const BASE = 'hello-dev-base';

/** Id of something in the stack with the network. */
export const at = (id: string) => `${BASE}/${id}`;

export function ask(
  topology: Topology,
  to: TraceTarget,
  from: TraceQuery['from'] = 'cluster',
) {
  return trace(topology, { from, to });
}

/** The graph of an environment of that shape. */
export const of = (shape: SecuredShape) =>
  topologyFromStacks(securedStacks(shape));

/** The stacks, changed before the graph is read from them. */
export function after(
  shape: SecuredShape,
  change: (stacks: Record<string, TerraformJson>) => void,
): Topology {
  const stacks = structuredClone(securedStacks(shape));
  change(stacks);
  return topologyFromStacks(stacks);
}

/** Resources of a type in one stack, to be changed. */
export const resources = (
  stacks: Record<string, TerraformJson>,
  stack: string,
  type: string,
) => {
  const json = stacks[`hello-dev-${stack}`];
  json.resource = { ...json.resource, [type]: { ...json.resource?.[type] } };
  return json.resource[type];
};
