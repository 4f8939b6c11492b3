import type { DatabricksService } from '@lakeport/backstage-plugin-databricks-node';
import {
  topologyFromEc2,
  topologyHealth,
  type AddressNeed,
  type DatabricksNetworkAnswers,
  type Ec2RegionAnswers,
  type FailedAnswer,
  type HealthFinding,
  type ObservedTopology,
} from '@lakeport/topology';
import type { Reading } from '../cache/Reading';
import type { AccountPart, AccountReadings } from '../sources/AccountReadings';
import { Readings } from '../sources/Readings';
import type { AccountRegion, RegionReadings } from '../sources/RegionReadings';
import { sourceNames } from '../sources/sourceNames';
import { databricksAnswersOf } from './databricksAnswersOf';
import { narrowAnswers } from './narrowAnswers';

/** Graphs that are kept; each stands for as long as its readings do. */
const MOST_GRAPHS = 20;
/** Judgements of one graph that are kept: needs change, and not everybody may see their names. */
const MOST_JUDGED = 4;

/** A graph with its health, and the answers that both were made from. */
export interface ObservedGraph {
  observed: ObservedTopology;
  /**
   * What could not be read; of a region that did not answer at all that it did
   * not, rather than everything that is in one.
   */
  gaps: ObservedTopology['errors'];
  health: HealthFinding[];
  regions: Ec2RegionAnswers[];
  databricks: DatabricksNetworkAnswers[];
}

/** Which part of the estate is read. */
export interface EstateScope {
  /** Accounts and regions of AWS; none for what Databricks alone tells. */
  targets: AccountRegion[];
  /** Only what of Databricks belongs to this region and AWS account. */
  region?: string;
  account?: string;
  /**
   * The VPC that is looked at. Where its subnets are shared, the account that it
   * belongs to is read as well: AWS tells its gateways and endpoints to no other.
   */
  vpc?: string;
}

/**
 * Makes graphs of networks from what AWS and Databricks tell. The same readings
 * give the same graph, which is made once.
 */
export class ObservedEstate {
  readonly #databricks: Pick<DatabricksService, 'accounts'>;
  readonly #accounts: AccountReadings;
  readonly #regions: Pick<RegionReadings, 'read' | 'configured'>;
  readonly #graphs = new Map<string, ObservedGraph>();
  readonly #judged = new WeakMap<ObservedGraph, Map<string, ObservedGraph>>();

  constructor(options: {
    databricks: Pick<DatabricksService, 'accounts'>;
    accounts: AccountReadings;
    regions: Pick<RegionReadings, 'read' | 'configured'>;
  }) {
    this.#databricks = options.databricks;
    this.#accounts = options.accounts;
    this.#regions = options.regions;
  }

  /** Whatever could be read of it; the rest is a gap of the graph and among the errors. */
  async read(scope: EstateScope, readings: Readings): Promise<ObservedGraph> {
    const stamps: string[] = [];
    const [asked, databricks] = await Promise.all([
      Promise.all(
        scope.targets.map(target => this.#region(target, readings, stamps)),
      ),
      Promise.all(
        this.#databricks
          .accounts()
          .map(({ accountId }) => this.#account(accountId, readings, stamps)),
      ),
    ]);
    const regions = [
      ...asked,
      ...(await Promise.all(
        this.#ownersOf(scope.vpc, asked).map(target =>
          this.#region(target, readings, stamps),
        ),
      )),
    ];
    const owners = await Promise.all(
      this.#owners(regions).map(target =>
        this.#region(target, readings, stamps),
      ),
    );
    const { region, account } = scope;
    const key = JSON.stringify([region, account, stamps.sort()]);
    const known = this.#graphs.get(key);
    if (known) {
      return known;
    }
    const graph = graphOf({ regions, owners }, databricks, { region, account });
    this.#graphs.set(key, graph);
    const [oldest] = this.#graphs.keys();
    if (this.#graphs.size > MOST_GRAPHS) {
      this.#graphs.delete(oldest);
    }
    return graph;
  }

  /** The same graph, judged by what its workspaces may still ask of their subnets. */
  judged(
    graph: ObservedGraph,
    freeAddresses: Record<string, AddressNeed>,
  ): ObservedGraph {
    const key = JSON.stringify(freeAddresses);
    if (key === '{}') {
      return graph;
    }
    const judged = this.#judged.get(graph) ?? new Map<string, ObservedGraph>();
    this.#judged.set(graph, judged);
    const { observed, databricks } = graph;
    const known = judged.get(key) ?? {
      ...graph,
      health: topologyHealth(observed, databricks, { freeAddresses }),
    };
    judged.delete(key);
    judged.set(key, known);
    const [oldest] = judged.keys();
    if (judged.size > MOST_JUDGED) {
      judged.delete(oldest);
    }
    return known;
  }

  /** The configured account that a VPC belongs to, where another one told of it. */
  #ownersOf(
    vpc: string | undefined,
    regions: Ec2RegionAnswers[],
  ): AccountRegion[] {
    const wanted = regions.flatMap(({ accountId, region, vpcs = [] }) =>
      vpcs
        .filter(({ VpcId }) => vpc !== undefined && VpcId === vpc)
        .filter(({ OwnerId = accountId }) =>
          regions.every(
            other => other.accountId !== OwnerId || other.region !== region,
          ),
        )
        .map(({ OwnerId }) => `${OwnerId}/${region}`),
    );
    return this.#regions
      .configured()
      .filter(({ accountId, region }) =>
        wanted.includes(`${accountId}/${region}`),
      );
  }

  /**
   * The configured accounts whose transit gateways these regions are attached to:
   * where a gateway leads its owner alone can read.
   */
  #owners(regions: Ec2RegionAnswers[]): AccountRegion[] {
    const read = new Set(
      regions.map(({ accountId, region }) => `${accountId}/${region}`),
    );
    const wanted = new Set(
      regions.flatMap(({ region, transitGatewayVpcAttachments = [] }) =>
        transitGatewayVpcAttachments.map(
          ({ TransitGatewayOwnerId }) => `${TransitGatewayOwnerId}/${region}`,
        ),
      ),
    );
    return this.#regions.configured().filter(({ accountId, region }) => {
      const key = `${accountId}/${region}`;
      return wanted.has(key) && !read.has(key);
    });
  }

  async #region(
    target: AccountRegion,
    readings: Readings,
    stamps: string[],
  ): Promise<Ec2RegionAnswers> {
    const { accountId, region } = target;
    const { value, failed } = await attempt(
      sourceNames.region(accountId, region),
      () => this.#regions.read(target, readings),
      { readings, stamps },
    );
    return (
      value ?? {
        accountId,
        region,
        errors: [{ action: 'ec2:DescribeVpcs', message: failed ?? '' }],
      }
    );
  }

  async #account(
    accountId: string,
    readings: Readings,
    stamps: string[],
  ): Promise<DatabricksNetworkAnswers> {
    const errors: FailedAnswer[] = [];
    const take = async <T>(
      action: string,
      what: string,
      read: AccountPart<T>,
    ) => {
      const { value, failed } = await attempt(
        sourceNames.ofAccount(what, accountId),
        () => read(accountId, readings),
        { readings, stamps },
      );
      if (failed !== undefined) {
        errors.push({ action, message: failed });
      }
      return value;
    };
    const accounts = this.#accounts;
    const [workspaces, networks, vpcEndpoints, privateAccess, storage] =
      await Promise.all([
        take('workspaces', 'workspaces', accounts.workspaces),
        take('networks', 'networks', accounts.networks),
        take('vpc-endpoints', 'VPC endpoints', accounts.vpcEndpoints),
        take(
          'private-access-settings',
          'private access settings',
          accounts.privateAccess,
        ),
        take(
          'storage-configurations',
          'storage configurations',
          accounts.storage,
        ),
      ]);
    return databricksAnswersOf({
      accountId,
      workspaces,
      networks,
      vpcEndpoints,
      privateAccess,
      storage,
      errors: errors.sort((a, b) => (a.action < b.action ? -1 : 1)),
    });
  }
}

/** A reading, or why there is none; either is part of what the graph is made from. */
async function attempt<T>(
  source: string,
  read: () => Promise<Reading<T>>,
  { readings, stamps }: { readings: Readings; stamps: string[] },
): Promise<{ value?: T; failed?: string }> {
  let readAt = '';
  const value = await readings.take(source, async () => {
    const reading = await read();
    readAt = reading.readAt;
    return reading;
  });
  const failed =
    value === undefined
      ? readings.errors.find(error => error.source === source)?.message
      : undefined;
  stamps.push(`${source} ${readAt} ${failed ?? ''}`);
  return { value, failed };
}

function graphOf(
  { regions, owners }: Record<'regions' | 'owners', Ec2RegionAnswers[]>,
  accounts: DatabricksNetworkAnswers[],
  of: { region?: string; account?: string },
): ObservedGraph {
  const vpcIds = new Set(
    regions.flatMap(({ vpcs = [] }) =>
      vpcs.flatMap(({ VpcId }) => VpcId ?? []),
    ),
  );
  const databricks = accounts.map(answers =>
    narrowAnswers(answers, { ...of, vpcIds }),
  );
  const observed = topologyFromEc2({
    regions,
    databricks,
    transitGatewayOwners: owners,
  });
  const silent = regions.filter(({ vpcs }) => vpcs === undefined);
  const gaps = observed.errors.filter(
    gap =>
      !silent.some(
        ({ accountId, region, errors = [] }) =>
          gap.source === 'aws' &&
          gap.accountId === accountId &&
          gap.region === region &&
          errors.every(({ action }) => action !== gap.action),
      ),
  );
  return {
    observed,
    gaps,
    health: topologyHealth(observed, databricks),
    regions,
    databricks,
  };
}
