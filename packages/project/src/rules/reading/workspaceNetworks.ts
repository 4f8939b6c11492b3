import type { Block } from './Block';
import { blocks } from './blocks';
import type { ProjectReader } from './ProjectReader';
import type { StackReader } from './StackReader';

/** A network that a workspace is given, with what it consists of. */
export interface WorkspaceNetwork {
  readonly block: Block;
  /** The security groups of cluster nodes that the project itself makes. */
  readonly groups: readonly Block[];
  /** The AWS endpoints of back-end PrivateLink that the project itself makes. */
  readonly endpoints: readonly Block[];
  /** How many endpoints of each end are named. */
  readonly restApi: number;
  readonly relay: number;
}

function count(value: unknown): number {
  return Array.isArray(value) ? value.length : Number(value !== undefined);
}

/** The networks that workspaces of these stacks are given. */
export function workspaceNetworks(
  reader: ProjectReader,
  stacks: readonly StackReader[],
): WorkspaceNetwork[] {
  return stacks.flatMap(stack =>
    stack.resources('databricks_mws_networks').map(block => {
      const ends = blocks(block.attributes.vpc_endpoints);
      const registrations = ends.flatMap(
        ({ rest_api: api, dataplane_relay: relay }) =>
          [api, relay].flatMap(value => reader.leadsTo(value, stack)),
      );
      return {
        block,
        groups: reader
          .leadsTo(block.attributes.security_group_ids, stack)
          .filter(({ type, address }) => address.startsWith(type)),
        endpoints: registrations.flatMap(registration => {
          const at = reader.stackOf(registration) ?? stack;
          return reader.leadsTo(
            registration.attributes.aws_vpc_endpoint_id,
            at,
          );
        }),
        restApi: ends.reduce((sum, end) => sum + count(end.rest_api), 0),
        relay: ends.reduce((sum, end) => sum + count(end.dataplane_relay), 0),
      };
    }),
  );
}
