import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  CancelDeploymentRequest,
  ChoiceList,
  ClusterPage,
  CreateDeploymentRequest,
  Deployment,
  DeploymentFilter,
  DeploymentList,
  DeploymentLog,
  EnvironmentDetails,
  EnvironmentDrift,
  EnvironmentFindings,
  EnvironmentOperations,
  EnvironmentTopology,
  JobPage,
  LakeportVersionList,
  MetastoreList,
  NameAvailability,
  NetworkFilter,
  NetworkList,
  NetworkTopologyFilter,
  ObservedNetwork,
  PageRequest,
  PlatformDetails,
  PlatformList,
  ProjectDetails,
  ProjectTopology,
  ReviewDeploymentRequest,
  SourceList,
  UnityBindingPage,
  UnityColumnTagPage,
  UnityColumnTagRequest,
  UnityGrantPage,
  UnityLineage,
  UnityLineageRequest,
  UnityObjectDetails,
  UnityObjectListRequest,
  UnityObjectPage,
  UnityObjectRequest,
  WarehousePage,
  WorkspaceCapacity,
  WorkspaceCost,
  WorkspaceDetails,
  WorkspaceFilter,
  WorkspaceList,
  WorkspaceTimeline,
} from '../apiTypes';
import type { paths } from '../generated/openapi';
import type {
  ChoiceRequest,
  DatabricksApi,
  DatabricksRefreshOptions,
  DatabricksRequestOptions,
} from './DatabricksApi';

const PLUGIN_ID = 'databricks';

/**
 * Client of the Databricks backend plugin for frontends and backends alike. In
 * a frontend `fetchApi` is the app's own, which adds the user's token; in a
 * backend leave it out and give each call a token of `auth.getPluginRequestToken`.
 *
 * @public
 */
export class DatabricksApiClient implements DatabricksApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? {
      fetch: (input, init) => globalThis.fetch(input, init),
    };
  }

  async getWorkspaces(
    options: DatabricksRequestOptions & { filter?: WorkspaceFilter } = {},
  ): Promise<WorkspaceList> {
    const { filter, ...rest } = options;
    return this.#request<WorkspaceList>('/workspaces', {
      ...rest,
      query: filter,
    });
  }

  async listSources(options?: DatabricksRefreshOptions): Promise<SourceList> {
    return this.#request<SourceList>('/sources', {
      ...options,
      query: refreshOf(options),
    });
  }

  async getWorkspace(
    workspaceId: string,
    options?: DatabricksRefreshOptions,
  ): Promise<WorkspaceDetails> {
    return this.#request<WorkspaceDetails>('/workspaces/{workspaceId}', {
      ...options,
      path: { workspaceId },
      query: refreshOf(options),
    });
  }

  async listClusters(
    workspaceId: string,
    request?: PageRequest,
    options?: DatabricksRequestOptions,
  ): Promise<ClusterPage> {
    return this.#request<ClusterPage>('/workspaces/{workspaceId}/clusters', {
      ...options,
      path: { workspaceId },
      query: request,
    });
  }

  async listWarehouses(
    workspaceId: string,
    request?: PageRequest,
    options?: DatabricksRequestOptions,
  ): Promise<WarehousePage> {
    return this.#request<WarehousePage>(
      '/workspaces/{workspaceId}/warehouses',
      { ...options, path: { workspaceId }, query: request },
    );
  }

  async listJobs(
    workspaceId: string,
    request?: PageRequest,
    options?: DatabricksRequestOptions,
  ): Promise<JobPage> {
    return this.#request<JobPage>('/workspaces/{workspaceId}/jobs', {
      ...options,
      path: { workspaceId },
      query: request,
    });
  }

  async getCapacity(
    workspaceId: string,
    options?: DatabricksRefreshOptions,
  ): Promise<WorkspaceCapacity> {
    return this.#request<WorkspaceCapacity>(
      '/workspaces/{workspaceId}/capacity',
      { ...options, path: { workspaceId }, query: refreshOf(options) },
    );
  }

  async getWorkspaceTimeline(
    workspaceId: string,
    options?: DatabricksRequestOptions,
  ): Promise<WorkspaceTimeline> {
    return this.#request<WorkspaceTimeline>(
      '/workspaces/{workspaceId}/timeline',
      { ...options, path: { workspaceId } },
    );
  }

  async getWorkspaceCost(
    workspaceId: string,
    options?: DatabricksRequestOptions,
  ): Promise<WorkspaceCost> {
    return this.#request<WorkspaceCost>('/workspaces/{workspaceId}/cost', {
      ...options,
      path: { workspaceId },
    });
  }

  async getWorkspaceTopology(
    workspaceId: string,
    options?: DatabricksRefreshOptions,
  ): Promise<ObservedNetwork> {
    return this.#request<ObservedNetwork>(
      '/workspaces/{workspaceId}/topology',
      { ...options, path: { workspaceId }, query: refreshOf(options) },
    );
  }

  async listNetworks(
    request?: NetworkFilter,
    options?: DatabricksRefreshOptions,
  ): Promise<NetworkList> {
    return this.#request<NetworkList>('/networks', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async getNetworkTopology(
    request?: NetworkTopologyFilter,
    options?: DatabricksRefreshOptions,
  ): Promise<ObservedNetwork> {
    return this.#request<ObservedNetwork>('/networks/topology', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async listMetastores(
    options?: DatabricksRefreshOptions,
  ): Promise<MetastoreList> {
    return this.#request<MetastoreList>('/unity-catalog/metastores', {
      ...options,
      query: refreshOf(options),
    });
  }

  async listUnityObjects(
    request: UnityObjectListRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityObjectPage> {
    return this.#request<UnityObjectPage>('/unity-catalog/objects', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async getUnityObject(
    request: UnityObjectRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityObjectDetails> {
    return this.#request<UnityObjectDetails>('/unity-catalog/object', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async listUnityGrants(
    request: UnityObjectRequest & { principal?: string; pageToken?: string },
    options?: DatabricksRefreshOptions,
  ): Promise<UnityGrantPage> {
    return this.#request<UnityGrantPage>('/unity-catalog/grants', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async getUnityLineage(
    request: UnityLineageRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityLineage> {
    return this.#request<UnityLineage>('/unity-catalog/lineage', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async listUnityColumnTags(
    request: UnityColumnTagRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityColumnTagPage> {
    return this.#request<UnityColumnTagPage>('/unity-catalog/column-tags', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async listUnityBindings(
    request: PageRequest & {
      metastore: string;
      q?: string;
      workspace?: string;
    },
    options?: DatabricksRefreshOptions,
  ): Promise<UnityBindingPage> {
    return this.#request<UnityBindingPage>('/unity-catalog/bindings', {
      ...options,
      query: { ...request, ...refreshOf(options) },
    });
  }

  async getEnvironment(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentDetails> {
    const { namespace, name } = parseEnvironmentRef(entityRef);
    return this.#request<EnvironmentDetails>(
      '/environments/{namespace}/{name}',
      {
        ...options,
        path: { namespace, name },
      },
    );
  }

  async getTopology(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentTopology> {
    const { namespace, name } = parseEnvironmentRef(entityRef);
    return this.#request<EnvironmentTopology>(
      '/environments/{namespace}/{name}/topology',
      {
        ...options,
        path: { namespace, name },
      },
    );
  }

  async getFindings(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentFindings> {
    const { namespace, name } = parseEnvironmentRef(entityRef);
    return this.#request<EnvironmentFindings>(
      '/environments/{namespace}/{name}/findings',
      {
        ...options,
        path: { namespace, name },
      },
    );
  }

  async getEnvironmentOperations(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentOperations> {
    const { namespace, name } = parseEnvironmentRef(entityRef);
    return this.#request<EnvironmentOperations>(
      '/environments/{namespace}/{name}/operations',
      { ...options, path: { namespace, name } },
    );
  }

  async getEnvironmentDrift(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentDrift> {
    const { namespace, name } = parseEnvironmentRef(entityRef);
    return this.#request<EnvironmentDrift>(
      '/environments/{namespace}/{name}/drift',
      { ...options, path: { namespace, name } },
    );
  }

  async listDeployments(
    request: DeploymentFilter & { limit?: number; offset?: number } = {},
    options?: DatabricksRequestOptions,
  ): Promise<DeploymentList> {
    return this.#request<DeploymentList>('/deployments', {
      ...options,
      query: {
        ...request,
        entityRef: request.entityRef && fullRef(request.entityRef),
      },
    });
  }

  async createDeployment(
    request: CreateDeploymentRequest,
    options?: DatabricksRequestOptions,
  ): Promise<Deployment> {
    return this.#request<Deployment>('/deployments', {
      ...options,
      method: 'POST',
      body: {
        ...request,
        entityRef: fullRef(request.entityRef),
        ...(request.promoteFrom && {
          promoteFrom: fullRef(request.promoteFrom),
        }),
      },
    });
  }

  async getDeployment(
    id: string,
    options?: DatabricksRequestOptions,
  ): Promise<Deployment> {
    return this.#request<Deployment>('/deployments/{id}', {
      ...options,
      path: { id },
    });
  }

  async cancelDeployment(
    id: string,
    request: CancelDeploymentRequest = {},
    options?: DatabricksRequestOptions,
  ): Promise<Deployment> {
    return this.#request<Deployment>('/deployments/{id}/cancel', {
      ...options,
      method: 'POST',
      path: { id },
      body: request,
    });
  }

  async reviewDeployment(
    id: string,
    request: ReviewDeploymentRequest,
    options?: DatabricksRequestOptions,
  ): Promise<Deployment> {
    return this.#request<Deployment>('/deployments/{id}/reviews', {
      ...options,
      method: 'POST',
      path: { id },
      body: request,
    });
  }

  async getDeploymentLog(
    id: string,
    request: { job: string; after?: number },
    options?: DatabricksRequestOptions,
  ): Promise<DeploymentLog> {
    return this.#request<DeploymentLog>('/deployments/{id}/log', {
      ...options,
      path: { id },
      query: request,
    });
  }

  async getPlatforms(
    options?: DatabricksRequestOptions,
  ): Promise<PlatformList> {
    return this.#request<PlatformList>('/platforms', { ...options });
  }

  async getPlatform(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<PlatformDetails> {
    const { namespace, name } = parseSystemRef(entityRef);
    return this.#request<PlatformDetails>('/platforms/{namespace}/{name}', {
      ...options,
      path: { namespace, name },
    });
  }

  async getProject(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<ProjectDetails> {
    const { namespace, name } = parseSystemRef(entityRef);
    return this.#request<ProjectDetails>('/projects/{namespace}/{name}', {
      ...options,
      path: { namespace, name },
    });
  }

  async getProjectTopology(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<ProjectTopology> {
    const { namespace, name } = parseSystemRef(entityRef);
    return this.#request<ProjectTopology>(
      '/projects/{namespace}/{name}/topology',
      { ...options, path: { namespace, name } },
    );
  }

  async listLakeportVersions(
    request: { platform?: string; limit?: number; offset?: number } = {},
    options?: DatabricksRequestOptions,
  ): Promise<LakeportVersionList> {
    return this.#request<LakeportVersionList>('/lakeport-versions', {
      ...options,
      query: {
        platform: request.platform && fullSystemRef(request.platform),
        limit: request.limit,
        offset: request.offset,
      },
    });
  }

  async checkProjectName(
    request: { name: string; platform?: string },
    options?: DatabricksRequestOptions,
  ): Promise<NameAvailability> {
    return this.#request<NameAvailability>('/names/project', {
      ...options,
      query: {
        name: request.name,
        platform: request.platform && fullSystemRef(request.platform),
      },
    });
  }

  async listGroupChoices(
    request?: ChoiceRequest,
    options?: DatabricksRequestOptions,
  ): Promise<ChoiceList> {
    return this.#choices('/choices/groups', request, options);
  }

  async listAwsAccountChoices(
    request?: ChoiceRequest,
    options?: DatabricksRequestOptions,
  ): Promise<ChoiceList> {
    return this.#choices('/choices/aws-accounts', request, options);
  }

  async #choices(
    template: keyof paths,
    request: ChoiceRequest = {},
    options?: DatabricksRequestOptions,
  ): Promise<ChoiceList> {
    return this.#request<ChoiceList>(template, {
      ...options,
      query: {
        platform: request.platform && fullSystemRef(request.platform),
        // An empty text looks for nothing in particular.
        q: request.q || undefined,
        cursor: request.cursor,
        limit: request.limit,
      },
    });
  }

  async #request<TAnswer>(
    template: keyof paths,
    request: DatabricksRequestOptions & {
      method?: 'GET' | 'POST';
      path?: Record<string, string>;
      query?: Record<string, string | number | boolean | string[] | undefined>;
      body?: object;
    },
  ): Promise<TAnswer> {
    const baseUrl = await this.#discoveryApi.getBaseUrl(PLUGIN_ID);
    const path = template.replace(/\{(\w+)\}/g, (_, key: string) =>
      encodeURIComponent(request.path?.[key] ?? ''),
    );
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(request.query ?? {})) {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (item !== undefined) {
          query.append(key, String(item));
        }
      }
    }
    const search = query.size > 0 ? `?${query}` : '';
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}${search}`, {
      method: request.method ?? 'GET',
      headers: {
        Accept: 'application/json',
        ...(request.body && { 'Content-Type': 'application/json' }),
        ...(request.token && { Authorization: `Bearer ${request.token}` }),
        ...(request.databricksToken && {
          'X-Databricks-Token': request.databricksToken,
        }),
      },
      ...(request.body && { body: JSON.stringify(request.body) }),
      ...(request.signal && { signal: request.signal }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function refreshOf(options: DatabricksRefreshOptions | undefined): {
  refresh?: true;
} {
  return options?.refresh ? { refresh: true } : {};
}

function parseEnvironmentRef(entityRef: string) {
  return parseEntityRef(entityRef, {
    defaultKind: 'resource',
    defaultNamespace: 'default',
  });
}

function fullRef(entityRef: string): string {
  return stringifyEntityRef(parseEnvironmentRef(entityRef));
}

function parseSystemRef(entityRef: string) {
  return parseEntityRef(entityRef, {
    defaultKind: 'system',
    defaultNamespace: 'default',
  });
}

function fullSystemRef(entityRef: string): string {
  return stringifyEntityRef(parseSystemRef(entityRef));
}
