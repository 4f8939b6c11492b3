import { readBy } from '../observed/observedKinds';
import { TopologyGap } from '../observed/ObservedTopology';
import { EdgeKind, NodeKind, Topology, TopologyNode } from '../Topology';
import { listOf, textOf, TraceGraph } from '../trace/TraceGraph';

/**
 * A graph that may say what it looked for and could not read, as an observed one
 * does.
 *
 * @public
 */
export interface Comparable extends Topology {
  kinds?: NodeKind[];
  errors?: TopologyGap[];
}

/** What only declarations tell of. */
const NEVER_OBSERVED: EdgeKind[] = [
  'uses',
  'encrypts',
  'resolves-to',
  'replaces',
  'peers-with',
  'feeds',
  'triggers',
  'replicates-to',
];

/** What only answers of AWS tell of: declared tables are told of by their gateway. */
const NEVER_DECLARED: NodeKind[] = ['transit-gateway-route-table'];

/** One side of a comparison, with what its nodes were matched as so far. */
export class ComparedGraph extends TraceGraph {
  private readonly tokens = new Map<string, string>();
  /**
   * Whether a side could not read how prefix lists are called, so that none is
   * told from another.
   */
  arePrefixListsAlike = false;

  constructor(private readonly graph: Comparable) {
    super(graph);
  }

  /** The same text on both sides once a node is matched. */
  token(id: string): string | undefined {
    return this.tokens.get(id);
  }

  setToken(id: string, token: string): void {
    this.tokens.set(id, token);
  }

  /** Nodes of a kind that are not matched yet. */
  unmatched(kind: NodeKind): TopologyNode[] {
    return this.ofKind(kind).filter(node => !this.tokens.has(node.id));
  }

  /** The AWS account around a node, or of it. */
  private accountOf(node: TopologyNode): TopologyNode | undefined {
    const seen = new Set<TopologyNode>();
    for (
      let at: TopologyNode | undefined = node;
      at && !seen.has(at);
      at = this.parent(at)
    ) {
      if (at.kind === 'account') return at;
      seen.add(at);
    }
    return undefined;
  }

  /** What a node's scope is matched as: its VPC, else its account. */
  scope(node: TopologyNode): string | undefined {
    const vpc = this.vpcOf(node);
    const around = vpc && vpc !== node ? vpc : this.accountOf(node);
    return around && this.token(around.id);
  }

  /** Where a node is, as far as the graph says it. */
  placeOf(node: TopologyNode): { accountId?: string; region?: string } {
    const account = this.accountOf(node);
    const vpc = this.vpcOf(node);
    return {
      accountId: account && textOf(account, 'accountId'),
      region:
        (vpc && textOf(vpc, 'region')) ??
        textOf(node, 'region') ??
        (account && textOf(account, 'region')),
    };
  }

  /** Whether this side looks for such nodes at all. */
  looksFor(kind: NodeKind): boolean {
    return this.graph.kinds?.includes(kind) ?? !NEVER_DECLARED.includes(kind);
  }

  looksForEdges(kind: EdgeKind): boolean {
    return this.graph.kinds === undefined || !NEVER_OBSERVED.includes(kind);
  }

  /** The failed actions that would have told of such nodes at a place. */
  gaps(
    actions: string[],
    { accountId, region }: { accountId?: string; region?: string },
  ): string[] {
    return (this.graph.errors ?? [])
      .filter(gap => actions.includes(gap.action))
      .filter(
        gap =>
          gap.source === 'databricks' ||
          ((!accountId || gap.accountId === accountId) &&
            (!region || !gap.region || gap.region === region)),
      )
      .map(gap => gap.action);
  }

  hasGap(action: string): boolean {
    return this.gaps([action], {}).length > 0;
  }

  gapsOfKind(
    kind: NodeKind,
    place: { accountId?: string; region?: string },
  ): string[] {
    return this.gaps(readBy[kind] ?? [], place);
  }

  /**
   * Whether it is as AWS makes it with every VPC, and does nothing that is not
   * so without it: the main route table without routes, the default network ACL
   * that lets everything through, the default security group of nobody.
   */
  isUntouchedDefault(node: TopologyNode): boolean {
    switch (node.kind) {
      case 'route-table':
        return (
          node.isMain === true &&
          !listOf(node, 'routes').length &&
          !this.sources(node.id, 'associated-with').length
        );
      case 'network-acl':
        return (
          node.isDefault === true &&
          (['ingress', 'egress'] as const).every(side =>
            listOf(node, side).every(rule =>
              /^\d+ allow all (from|to) (0\.0\.0\.0\/0|::\/0)$/.test(rule),
            ),
          ) &&
          listOf(node, 'ingress').length > 0 &&
          listOf(node, 'egress').length > 0
        );
      case 'security-group':
        return (
          node.isDefault === true && !this.sources(node.id, 'secured-by').length
        );
      default:
        return false;
    }
  }
}
