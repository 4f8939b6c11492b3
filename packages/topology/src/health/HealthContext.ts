import { databricksId } from '../observed/addObservedWorkspaces';
import {
  DatabricksNetworkAnswer,
  DatabricksNetworkAnswers,
} from '../observed/DatabricksNetworkAnswers';
import { ObservedTopology } from '../observed/ObservedTopology';
import { TopologyNode } from '../Topology';
import { listOf, TraceGraph } from '../trace/TraceGraph';
import { HealthFinding, HealthNeeds } from './HealthFinding';

/** Addresses of a node: one for management, one for Spark. */
export const ONE_NODE = 2;

/** A workspace in a network of the customer. */
export interface WorkspaceNetwork {
  workspace: TopologyNode;
  subnets: TopologyNode[];
  groups: TopologyNode[];
  vpc: TopologyNode;
}

/** What the checks of a network's health are made from. */
export class HealthContext {
  readonly graph: TraceGraph;
  /** Workspaces with the networks that they are in, as far as those were read. */
  readonly workspaces: WorkspaceNetwork[];
  /** Workspaces whose endpoints the graph does not hold. */
  private unseen?: Set<TopologyNode>;

  constructor(
    readonly topology: ObservedTopology,
    readonly databricks: DatabricksNetworkAnswers[],
    readonly needs: HealthNeeds,
  ) {
    this.graph = new TraceGraph(topology);
    this.workspaces = this.graph.ofKind('workspace').flatMap(workspace => {
      const subnets = this.graph.targets(workspace.id, 'attached-to', 'subnet');
      const vpc = subnets[0] && this.graph.vpcOf(subnets[0]);
      const groups = this.graph.targets(
        workspace.id,
        'secured-by',
        'security-group',
      );
      return vpc ? [{ workspace, subnets, groups, vpc }] : [];
    });
  }

  /** Whether everything that these actions tell of a VPC is in the graph. */
  hasRead(vpc: TopologyNode, ...actions: string[]): boolean {
    const unread = listOf(vpc, 'unread');
    return !actions.some(action => unread.includes(action));
  }

  /** Network configurations, with the workspaces that are in them. */
  networks(): Array<{
    network: DatabricksNetworkAnswer;
    workspaces: TopologyNode[];
  }> {
    return this.databricks.flatMap(account =>
      (account.networks ?? []).map(network => ({
        network,
        workspaces: (account.workspaces ?? [])
          .filter(({ network_id: id }) => id === network.network_id)
          .map(({ workspace_id: id }) =>
            this.graph.find(databricksId.workspace(id)),
          )
          .filter(node => node !== undefined),
      })),
    );
  }

  /**
   * Whether the graph holds the endpoints that a workspace's network configuration
   * names: of those of another account, or that were not read, no group is known.
   */
  hasEndpoints({ workspace }: WorkspaceNetwork): boolean {
    this.unseen ??= new Set(
      this.networks()
        .filter(({ network: { vpc_endpoints: endpoints } }) =>
          [
            ...(endpoints?.rest_api ?? []),
            ...(endpoints?.dataplane_relay ?? []),
          ].some(
            id =>
              !this.graph.targets(databricksId.registration(id), 'registers')
                .length,
          ),
        )
        .flatMap(({ workspaces }) => workspaces),
    );
    return !this.unseen.has(workspace);
  }

  /** Addresses that must be free in a subnet; at least those of one node. */
  addressesNeeded(subnet: TopologyNode): { addresses: number; what?: string } {
    const { freeAddresses } = this.needs;
    const said =
      typeof freeAddresses === 'object'
        ? freeAddresses[subnet.id]
        : freeAddresses;
    if (typeof said !== 'object') return { addresses: said ?? ONE_NODE };
    return said.addresses > ONE_NODE ? said : { addresses: ONE_NODE };
  }
}

/** A finding; its id is made of its rule, its nodes' first and the detail. */
export function finding(
  said: Omit<HealthFinding, 'id'> & { detail?: string },
): HealthFinding {
  const { detail, ...rest } = said;
  const [node = ''] = said.nodes;
  return { id: [said.rule, node, detail].filter(Boolean).join(':'), ...rest };
}
