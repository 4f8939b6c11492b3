import { NotFoundError } from '@backstage/errors';
import type {
  ClusterPage,
  DatabricksRefreshOptions,
  DatabricksRequestOptions,
  JobPage,
  MetastoreList,
  NetworkFilter,
  NetworkList,
  NetworkTopologyFilter,
  ObservedNetwork,
  PageRequest,
  SourceError,
  SourceList,
  UnityBindingPage,
  UnityColumnTagPage,
  UnityColumnTagRequest,
  UnityGrantPage,
  UnityLineage,
  UnityLineageRequest,
  UnityObject,
  UnityObjectDetails,
  UnityObjectListRequest,
  UnityObjectPage,
  UnityObjectRequest,
  UnityTag,
  WarehousePage,
  WorkspaceCapacity,
  WorkspaceCost,
  WorkspaceDetails,
  WorkspaceTimeline,
} from '@lakeport/backstage-plugin-databricks-common';
import { age, workspace } from './fixtures';

/** The estate as it is, held in memory; replace what a test is about. */
export class FakeEstateApi {
  sources: SourceList | Error = { items: [], problems: [] };
  workspaceDetails: WorkspaceDetails | Error = {
    workspace,
    keys: [],
    admins: [],
    missing: [],
    age,
    errors: [],
  };
  clusters: ClusterPage | Error = { items: [], age, errors: [] };
  warehouses: WarehousePage | Error = { items: [], age, errors: [] };
  jobs: JobPage | Error = { items: [], age, errors: [] };
  capacity: WorkspaceCapacity | Error = {
    subnets: [],
    demands: [],
    age,
    errors: [],
  };
  timeline: WorkspaceTimeline | Error = { items: [], watchedSince: age.readAt };
  cost: WorkspaceCost | Error = { state: 'not-configured' };
  observed: ObservedNetwork | Error = {
    source: 'observed',
    topology: { nodes: [], edges: [] },
    health: [],
    kinds: [],
    gaps: [],
    age,
    errors: [],
  };
  networks: NetworkList | Error = { items: [], totalItems: 0, age, errors: [] };
  metastores: MetastoreList | Error = {
    items: [],
    readAs: 'portal',
    age,
    errors: [],
  };
  /** What Unity Catalog holds; lists are cut from it as the backend would. */
  unityObjects: UnityObject[] | Error = [];
  unityDetails: Partial<UnityObjectDetails> | Error = {};
  grants: UnityGrantPage | Error = { items: [], age, errors: [] };
  lineage: ((request: UnityLineageRequest) => UnityLineage) | Error = () => ({
    upstreams: [],
    downstreams: [],
    age,
    errors: [],
  });
  /** By the name of a column; one without tags here could not be read. */
  columnTags: Record<string, UnityTag[]> | Error = {};
  columnTagErrors: SourceError[] = [];
  bindings: UnityBindingPage | Error = {
    workspaces: [],
    items: [],
    age,
    errors: [],
  };
  readonly unityRequests: UnityObjectListRequest[] = [];
  /** Every question about Unity Catalog with what went along with it. */
  readonly unityOptions: Array<DatabricksRequestOptions | undefined> = [];
  readonly unityCalls: Array<{ method: string; request: object }> = [];
  /** What was asked for to be read anew. */
  readonly refreshed: string[] = [];
  readonly networkRequests: NetworkFilter[] = [];
  readonly topologyRequests: NetworkTopologyFilter[] = [];

  async listSources(options?: DatabricksRefreshOptions) {
    this.#noteRefresh('listSources', options);
    return given(this.sources);
  }

  async getWorkspace(_workspaceId: string, options?: DatabricksRefreshOptions) {
    this.#noteRefresh('getWorkspace', options);
    return given(this.workspaceDetails);
  }

  async listClusters(_workspaceId: string, _request?: PageRequest) {
    return given(this.clusters);
  }

  async listWarehouses(_workspaceId: string, _request?: PageRequest) {
    return given(this.warehouses);
  }

  async listJobs(_workspaceId: string, _request?: PageRequest) {
    return given(this.jobs);
  }

  async getCapacity(_workspaceId: string, options?: DatabricksRefreshOptions) {
    this.#noteRefresh('getCapacity', options);
    return given(this.capacity);
  }

  async getWorkspaceTimeline(_workspaceId: string) {
    return given(this.timeline);
  }

  async getWorkspaceCost(_workspaceId: string) {
    return given(this.cost);
  }

  async getWorkspaceTopology(
    _workspaceId: string,
    options?: DatabricksRefreshOptions,
  ) {
    this.#noteRefresh('getWorkspaceTopology', options);
    return given(this.observed);
  }

  async listNetworks(
    request: NetworkFilter = {},
    options?: DatabricksRefreshOptions,
  ) {
    this.#noteRefresh('listNetworks', options);
    this.networkRequests.push(request);
    return given(this.networks);
  }

  async getNetworkTopology(
    request: NetworkTopologyFilter = {},
    options?: DatabricksRefreshOptions,
  ) {
    this.#noteRefresh('getNetworkTopology', options);
    this.topologyRequests.push(request);
    return given(this.observed);
  }

  async listMetastores(options?: DatabricksRefreshOptions) {
    this.#noteRefresh('listMetastores', options);
    this.unityOptions.push(options);
    return given(this.metastores);
  }

  async listUnityObjects(
    request: UnityObjectListRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityObjectPage> {
    this.#noteRefresh('listUnityObjects', options);
    this.unityRequests.push(request);
    this.unityOptions.push(options);
    const { kind, catalog, schema, q = '', pageToken = '0' } = request;
    const fitting = given(this.unityObjects).filter(
      item =>
        item.kind === kind &&
        (kind === 'catalog' || item.catalog === catalog) &&
        (schema === undefined || item.schema === schema) &&
        item.name.toLowerCase().includes(q.toLowerCase()),
    );
    const end = Number(pageToken) + (request.limit ?? 50);
    return {
      items: fitting.slice(Number(pageToken), end),
      ...(end < fitting.length && { nextPageToken: String(end) }),
      age,
      errors: [],
    };
  }

  async getUnityObject(
    request: UnityObjectRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityObjectDetails> {
    this.#note('getUnityObject', request, options);
    const details = given(this.unityDetails);
    const wanted = request.name ?? request.schema ?? request.catalog;
    const object = given(this.unityObjects).find(
      item => item.kind === request.kind && item.name === wanted,
    );
    if (!object) {
      throw new NotFoundError(`No ${request.kind} ${wanted}`);
    }
    return {
      object,
      properties: {},
      via: { id: workspace.id, name: workspace.name, url: workspace.url },
      age,
      errors: [],
      ...details,
    };
  }

  async listUnityGrants(
    request: UnityObjectRequest & { principal?: string; pageToken?: string },
    options?: DatabricksRefreshOptions,
  ) {
    this.#note('listUnityGrants', request, options);
    return given(this.grants);
  }

  async getUnityLineage(
    request: UnityLineageRequest,
    options?: DatabricksRefreshOptions,
  ) {
    this.#note('getUnityLineage', request, options);
    return given(this.lineage)(request);
  }

  async listUnityColumnTags(
    request: UnityColumnTagRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityColumnTagPage> {
    this.#note('listUnityColumnTags', request, options);
    const tags = given(this.columnTags);
    const { offset = 0, limit = 50 } = request;
    const { columns = [] } = given(this.unityDetails);
    return {
      items: columns.slice(offset, offset + limit).map(({ name }) => ({
        name,
        ...(tags[name] && { tags: tags[name] }),
      })),
      totalItems: columns.length,
      via: { id: workspace.id, name: workspace.name, url: workspace.url },
      age,
      errors: this.columnTagErrors,
    };
  }

  async listUnityBindings(
    request: PageRequest & { metastore: string; q?: string },
    options?: DatabricksRefreshOptions,
  ) {
    this.#note('listUnityBindings', request, options);
    return given(this.bindings);
  }

  #noteRefresh(method: string, options?: DatabricksRefreshOptions) {
    if (options?.refresh) {
      this.refreshed.push(method);
    }
  }

  #note(
    method: string,
    request: object,
    options: DatabricksRefreshOptions | undefined,
  ) {
    this.#noteRefresh(method, options);
    this.unityCalls.push({ method, request });
    this.unityOptions.push(options);
  }
}

function given<T>(answer: T | Error): T {
  if (answer instanceof Error) {
    throw answer;
  }
  return answer;
}
