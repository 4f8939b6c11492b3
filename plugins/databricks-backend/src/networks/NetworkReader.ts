import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  NetworkFilter,
  NetworkList,
  NetworkTopologyFilter,
  ObservedNetwork,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Topology } from '@lakeport/topology';
import type { ReadingRequest } from '../cache/ReadingCache';
import type { AddressNeeds } from '../compute/AddressNeeds';
import type { EntityRefs } from '../entities/EntityRefs';
import type { AccountReadings } from '../sources/AccountReadings';
import { Readings } from '../sources/Readings';
import type { RegionReadings } from '../sources/RegionReadings';
import { sourceNames } from '../sources/sourceNames';
import type { AccountPartsReader } from '../workspaces/AccountPartsReader';
import type {
  LocatedWorkspace,
  WorkspaceLocator,
} from '../workspaces/WorkspaceLocator';
import { networksOf } from './networksOf';
import type {
  EstateScope,
  ObservedEstate,
  ObservedGraph,
} from './ObservedEstate';
import { scopeTopology } from './scopeTopology';
import { shownTopology } from './shownTopology';
import type { VpcFinder } from './VpcFinder';

const PAGE = 50;
const WHERE = 'databricks.aws.accounts of app-config';

/** Who asks. */
export interface NetworkViewer {
  credentials: BackstageCredentials;
  /** Whether names of clusters, pools and warehouses are for them. */
  seesCompute: boolean;
}

/** Networks as AWS and Databricks tell of them. */
export class NetworkReader {
  readonly #estate: Pick<ObservedEstate, 'read' | 'judged'>;
  readonly #needs: Pick<AddressNeeds, 'of'>;
  readonly #regions: Pick<RegionReadings, 'configured'>;
  readonly #accounts: Pick<AccountReadings, 'networks'>;
  readonly #finder: Pick<VpcFinder, 'find'>;
  readonly #parts: Pick<AccountPartsReader, 'detail' | 'credentials'>;
  readonly #locator: Pick<WorkspaceLocator, 'find'>;
  readonly #entities: Pick<EntityRefs, 'vpcs' | 'workspaces'>;

  constructor(options: {
    estate: Pick<ObservedEstate, 'read' | 'judged'>;
    needs: Pick<AddressNeeds, 'of'>;
    regions: Pick<RegionReadings, 'configured'>;
    accounts: Pick<AccountReadings, 'networks'>;
    finder: Pick<VpcFinder, 'find'>;
    parts: Pick<AccountPartsReader, 'detail' | 'credentials'>;
    locator: Pick<WorkspaceLocator, 'find'>;
    entities: Pick<EntityRefs, 'vpcs' | 'workspaces'>;
  }) {
    this.#estate = options.estate;
    this.#needs = options.needs;
    this.#regions = options.regions;
    this.#accounts = options.accounts;
    this.#finder = options.finder;
    this.#parts = options.parts;
    this.#locator = options.locator;
    this.#entities = options.entities;
  }

  /** VPCs, a page at a time. */
  async list(
    filter: NetworkFilter & ReadingRequest,
    viewer: NetworkViewer,
  ): Promise<NetworkList> {
    const readings = new Readings(filter);
    const { q = '', limit = PAGE, offset = 0 } = filter;
    const [read, refs] = await Promise.all([
      this.#estate.read(this.#scopeOf(filter, readings), readings),
      this.#entities.vpcs(viewer.credentials),
    ]);
    const graph = await this.#judged(read, [], viewer, readings);
    const text = q.trim().toLowerCase();
    const found = networksOf(graph).filter(({ vpcId, name = '' }) =>
      [vpcId, name].some(value => value.toLowerCase().includes(text)),
    );
    addGaps(graph, readings);
    return {
      items: found.slice(offset, offset + limit).map(network => {
        const entityRef = refs.get(network.vpcId);
        return { ...network, ...(entityRef && { entityRef }) };
      }),
      totalItems: found.length,
      age: readings.age(),
      errors: readings.sorted(),
    };
  }

  /**
   * The graph of VPCs.
   *
   * @throws NotFoundError when there is no such VPC
   * @throws ServiceUnavailableError when a source that may have it was not read
   */
  async topology(
    filter: NetworkTopologyFilter & ReadingRequest,
    viewer: NetworkViewer,
  ): Promise<ObservedNetwork> {
    const readings = new Readings(filter);
    const graph = await this.#estate.read(
      this.#scopeOf(filter, readings),
      readings,
    );
    const { vpc } = filter;
    if (vpc && !graph.observed.nodes.some(({ id }) => id === vpc)) {
      throw readings.errors.length > 0
        ? new ServiceUnavailableError(
            `VPC ${vpc} is in nothing that could be read; ${readings
              .sorted()
              .map(({ source, message }) => `${source}: ${message}`)
              .join('; ')}`,
          )
        : new NotFoundError(
            `There is no VPC ${vpc} in the AWS accounts and regions of ${WHERE}`,
          );
    }
    return this.#shown(graph, vpc, readings, viewer);
  }

  /**
   * The graph around a workspace.
   *
   * @throws as {@link WorkspaceLocator.find}
   */
  async ofWorkspace(
    id: string,
    viewer: NetworkViewer,
    request: ReadingRequest = {},
  ): Promise<ObservedNetwork> {
    const located = await this.#locator.find(id);
    const readings = new Readings(request);
    readings.include(located.age, located.errors);
    const vpc = await this.#vpcOf(located, readings);
    const graph = await this.#estate.read(
      vpc?.scope ?? { targets: [] },
      readings,
    );
    const workspace = workspaceNode(id);
    const isThere = graph.observed.nodes.some(node => node.id === vpc?.vpcId);
    return this.#shown(
      graph,
      vpc && isThere ? vpc.vpcId : workspace,
      readings,
      viewer,
    );
  }

  /** The VPC of a workspace and where it is read; undefined when it is in none that is known. */
  async #vpcOf(
    located: LocatedWorkspace,
    readings: Readings,
  ): Promise<{ vpcId: string; scope: EstateScope } | undefined> {
    const { accountId, name, region } = located.workspace;
    if (located.mode === 'workspace') {
      readings.add(
        sourceNames.workspace(name),
        'which network it is in is told by its account, which is not configured',
      );
      return undefined;
    }
    const detail = await this.#parts.detail(located, readings);
    if (!detail?.networkId) {
      return undefined;
    }
    const [networks, credentials] = await Promise.all([
      readings.take(sourceNames.ofAccount('networks', accountId), () =>
        this.#accounts.networks(accountId, readings),
      ),
      this.#parts.credentials(accountId, detail, readings),
    ]);
    const vpcId = networks?.find(({ id }) => id === detail.networkId)?.vpcId;
    if (!vpcId) {
      return undefined;
    }
    const role = /^arn:[^:]*:iam::(\d{12}):/.exec(credentials?.roleArn ?? '');
    const found = await this.#finder.find(
      { vpcId, region, accountIds: role ? [role[1]] : [] },
      readings,
    );
    if (found.missing) {
      readings.add('AWS', found.missing);
    }
    return {
      vpcId,
      scope: {
        targets: found.accountId
          ? [{ accountId: found.accountId, region }]
          : [],
        region,
        vpc: vpcId,
      },
    };
  }

  #scopeOf(
    { account: said, region, vpc }: NetworkTopologyFilter,
    readings: Readings,
  ): EstateScope {
    // A VPC that another account shares is told of by those that it is shared with.
    const isRead =
      this.#regions.configured({ account: said, region }).length > 0;
    const account = vpc && !isRead ? undefined : said;
    const targets = this.#regions.configured({ account, region });
    if (targets.length === 0) {
      readings.add(
        'AWS',
        account || region
          ? `${[account && `account ${account}`, region && `region ${region}`]
              .filter(Boolean)
              .join(' and ')} is not among ${WHERE}`
          : `no AWS account is configured under ${WHERE}, so nothing is known of networks`,
      );
    }
    return { targets, account, region, vpc };
  }

  /** @param near - ids of workspaces whose compute is read */
  async #judged(
    graph: ObservedGraph,
    near: string[],
    { seesCompute }: NetworkViewer,
    readings: Readings,
  ): Promise<ObservedGraph> {
    const how = { read: near, named: seesCompute };
    const needs = await this.#needs.of(graph.databricks, how, readings);
    return this.#estate.judged(graph, needs);
  }

  async #shown(
    graph: ObservedGraph,
    around: string | undefined,
    readings: Readings,
    viewer: NetworkViewer,
  ): Promise<ObservedNetwork> {
    const { credentials } = viewer;
    const { observed, gaps } = graph;
    const topology: Topology =
      around === undefined
        ? { nodes: observed.nodes, edges: observed.edges }
        : scopeTopology(observed, around);
    const shown = new Set(topology.nodes.map(({ id }) => id));
    // Of one network everything is looked at that it is judged by; of all of them
    // that would be hundreds of questions to Databricks.
    const near =
      around === undefined
        ? []
        : graph.databricks
            .flatMap(({ workspaces = [] }) => workspaces)
            .map(({ workspace_id: id }) => id)
            .filter(id => shown.has(workspaceNode(id)));
    const { health } = await this.#judged(graph, near, viewer, readings);
    const [vpcs, workspaces] = await Promise.all([
      this.#entities.vpcs(credentials),
      this.#entities.workspaces(credentials),
    ]);
    const refs = [
      ...vpcs,
      ...[...workspaces].map(([id, ref]): [string, string] => [
        workspaceNode(id),
        ref,
      ]),
    ].filter(([id]) => shown.has(id));
    return {
      source: 'observed',
      topology: shownTopology(topology),
      health: health.filter(
        ({ nodes }) =>
          around === undefined || nodes.some(node => shown.has(node)),
      ),
      kinds: observed.kinds,
      gaps,
      entities: Object.fromEntries(refs),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }
}

function workspaceNode(id: string): string {
  return `databricks/workspace/${id}`;
}

/** What could not be read of regions that answered: a list has no gaps of its own. */
function addGaps({ gaps }: ObservedGraph, readings: Readings): void {
  for (const { source, accountId, region, action, message } of gaps) {
    if (source === 'aws' && region) {
      readings.add(
        sourceNames.region(accountId, region),
        message.startsWith(action) ? message : `${action}: ${message}`,
      );
    }
  }
}
