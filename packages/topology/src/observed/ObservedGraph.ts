import { NodeCollector } from '../graph/NodeCollector';
import { TopologyNode } from '../Topology';
import { Ec2RegionAnswers, Ec2Tag } from './Ec2RegionAnswers';
import { ownerActions, unreadOfVpcs } from './unreadOf';

/** What a rule calls peers that are no groups, and a route what is no node. */
const RESERVED =
  /^(itself|local|blackhole|a prefix list)$|^[\d.:a-f]+(\/\d+)?$|^com\.amazonaws\./;

/** What is read of every AWS thing. */
interface Owned {
  OwnerId?: string;
  Tags?: Ec2Tag[];
}

/** The value of a tag. */
export function tagOf(
  tags: Ec2Tag[] | undefined,
  key: string | RegExp,
): string | undefined {
  return tags?.find(({ Key = '' }) =>
    typeof key === 'string' ? Key === key : key.test(Key),
  )?.Value;
}

/** By an id, so that the order of AWS's pages does not matter. */
export function sortedBy<T>(
  list: T[] | undefined,
  idOf: (item: T) => string | undefined,
): Array<{ id: string; item: T }> {
  return (list ?? [])
    .flatMap(item => {
      const id = idOf(item);
      return id ? [{ id, item }] : [];
    })
    .sort(
      (left, right) => Number(left.id > right.id) - Number(left.id < right.id),
    );
}

/** Collects the nodes and edges that were observed, in several regions. */
export class ObservedGraph extends NodeCollector {
  private readonly spanning: Set<string>;
  private readonly read: Set<string>;
  private readonly tiers = new Map<string, string>();

  constructor(regions: Ec2RegionAnswers[]) {
    super();
    this.read = new Set(
      regions.map(({ accountId, region }) => `${accountId}/${region}`),
    );
    const seen = new Map<string, Set<string>>();
    for (const { accountId, region } of regions) {
      seen.set(accountId, (seen.get(accountId) ?? new Set()).add(region));
    }
    this.spanning = new Set(
      [...seen].filter(([, names]) => names.size > 1).map(([id]) => id),
    );
  }

  /**
   * The node that things of an account and region are in: the account's, or the
   * region's where the account spans several.
   */
  home(answers: Ec2RegionAnswers, owner?: string): string {
    const { region } = answers;
    const accountId = owner ?? answers.accountId;
    const account = `aws/${accountId}`;
    const spans = this.spanning.has(accountId);
    this.node(account, 'account', `AWS account ${accountId}`, undefined, {
      accountId,
      region: spans ? undefined : region,
    });
    if (!spans) return account;
    const id = `${account}/${region}`;
    this.node(id, 'region', region, account, { region });
    return id;
  }

  /** Whether a VPC is of an account that nobody asked, which shares its subnets. */
  isOfOthers({ accountId, region }: Ec2RegionAnswers, owner?: string): boolean {
    return (
      owner !== undefined &&
      owner !== accountId &&
      !this.read.has(`${owner}/${region}`)
    );
  }

  /** The actions that would tell of a VPC and did not. */
  unreadOfVpc(answers: Ec2RegionAnswers, owner?: string): string[] {
    const unread = unreadOfVpcs(answers);
    return this.isOfOthers(answers, owner)
      ? [...new Set([...unread, ...ownerActions])].sort()
      : unread;
  }

  /**
   * The VPC that something is in. One that was not described itself is known by
   * its id.
   */
  vpc(
    answers: Ec2RegionAnswers,
    id: string | undefined,
    owner?: string,
  ): string {
    if (!id) return this.home(answers, owner);
    if (!this.find(id)) {
      this.node(id, 'vpc', id, this.home(answers, owner), {
        region: answers.region,
        unread: this.unreadOfVpc(answers, owner),
      });
    }
    return id;
  }

  /** The `Name` tag, else what else names it, else its id. */
  nameOf(id: string, { Tags }: Owned, name?: string): string {
    return tagOf(Tags, 'Name') || name || id;
  }

  /**
   * What rules and routes call a node: its name where that is of one node only
   * and cannot be taken for anything else, else its id.
   */
  label(id: string, others: TopologyNode[]): string {
    const node = this.find(id);
    if (!node || RESERVED.test(node.name)) return id;
    const same = others.filter(other => other.name === node.name);
    return same.some(other => other !== node) ? id : node.name;
  }

  setTaggedTier(subnet: string, tier: string | undefined): void {
    if (tier) this.tiers.set(subnet, tier);
  }

  taggedTier(subnet: TopologyNode): string | undefined {
    return this.tiers.get(subnet.id);
  }
}
