import type { DatabricksAccountConfig } from '../config/DatabricksConfig';
import {
  groupsAnswer,
  metastoresAnswer,
  metastoreWorkspacesAnswer,
  workspacesAnswer,
} from './answers';
import type {
  DatabricksAccountClient,
  DatabricksGroupPage,
  DatabricksMetastore,
  DatabricksReadOptions,
  DatabricksWorkspace,
  DatabricksWorkspaceClient,
} from './DatabricksService';
import { DefaultWorkspaceClient } from './DefaultWorkspaceClient';
import type { HostClient } from './HostClient';
import type { WorkspaceHosts } from './WorkspaceHosts';
import { workspaceTags } from './workspaceTags';

/** A page of groups when nobody says how many. */
const GROUPS_PER_PAGE = 50;

/** An account over REST (Databricks REST API, Account, 2026). */
export class DefaultAccountClient implements DatabricksAccountClient {
  readonly accountId: string;
  readonly #accountHost: string;
  readonly #host: HostClient;
  readonly #workspaceHosts: WorkspaceHosts;
  readonly #path: string[];

  constructor(options: {
    config: DatabricksAccountConfig;
    host: HostClient;
    workspaceHosts: WorkspaceHosts;
  }) {
    this.accountId = options.config.accountId;
    this.#accountHost = options.config.host;
    this.#host = options.host;
    this.#workspaceHosts = options.workspaceHosts;
    this.#path = ['api', '2.0', 'accounts', this.accountId];
  }

  async listWorkspaces(
    options?: DatabricksReadOptions,
  ): Promise<DatabricksWorkspace[]> {
    const items = await this.#host.get([...this.#path, 'workspaces'], {
      schema: workspacesAnswer,
      signal: options?.signal,
    });
    return items.map(item => ({
      accountId: this.accountId,
      id: item.workspace_id,
      name: item.workspace_name,
      status: item.workspace_status ?? 'UNKNOWN',
      statusMessage: item.workspace_status_message,
      region: item.aws_region ?? '',
      url: this.#urlOf(item),
      pricingTier: item.pricing_tier,
      computeMode: item.compute_mode,
      createdAt: item.creation_time,
      customTags: item.custom_tags,
      project: item.custom_tags[workspaceTags.project],
      environment: item.custom_tags[workspaceTags.environment],
    }));
  }

  async listMetastores(
    options?: DatabricksReadOptions,
  ): Promise<DatabricksMetastore[]> {
    const { metastores } = await this.#host.get([...this.#path, 'metastores'], {
      schema: metastoresAnswer,
      signal: options?.signal,
    });
    return metastores.map(({ metastore_id, name, region, owner }) => ({
      accountId: this.accountId,
      id: metastore_id,
      name,
      region,
      owner,
    }));
  }

  async listMetastoreWorkspaces(
    metastoreId: string,
    options?: DatabricksReadOptions,
  ): Promise<string[]> {
    const answer = await this.#host.get(
      [...this.#path, 'metastores', metastoreId, 'workspaces'],
      { schema: metastoreWorkspacesAnswer, signal: options?.signal },
    );
    return answer.workspace_ids;
  }

  async findGroups(
    query: string,
    page: { startIndex?: number; count?: number } = {},
    options?: DatabricksReadOptions,
  ): Promise<DatabricksGroupPage> {
    const { startIndex = 1, count = GROUPS_PER_PAGE } = page;
    const { Resources: items, totalResults } = await this.#groups({
      ...(query && { filter: `displayName co ${JSON.stringify(query)}` }),
      startIndex,
      count,
      signal: options?.signal,
    });
    const nextStartIndex = startIndex + items.length;
    return {
      items,
      // The total alone would make a loop of an answer without groups.
      ...(items.length > 0 &&
        nextStartIndex <= totalResults && { nextStartIndex }),
    };
  }

  async groupExists(
    displayName: string,
    options?: DatabricksReadOptions,
  ): Promise<boolean> {
    const { Resources: items } = await this.#groups({
      filter: `displayName eq ${JSON.stringify(displayName)}`,
      startIndex: 1,
      count: GROUPS_PER_PAGE,
      signal: options?.signal,
    });
    const wanted = displayName.toLowerCase();
    return items.some(item => item.displayName.toLowerCase() === wanted);
  }

  #groups(request: {
    filter?: string;
    startIndex: number;
    count: number;
    signal?: AbortSignal;
  }) {
    return this.#host.get([...this.#path, 'scim', 'v2', 'Groups'], {
      schema: groupsAnswer,
      query: {
        filter: request.filter,
        startIndex: String(request.startIndex),
        count: String(request.count),
        sortBy: 'displayName',
        attributes: 'id,displayName',
      },
      signal: request.signal,
    });
  }

  workspace(
    workspace: Pick<DatabricksWorkspace, 'id' | 'url'>,
  ): DatabricksWorkspaceClient {
    return new DefaultWorkspaceClient(this.#workspaceHosts.at(workspace.url));
  }

  /**
   * Older answers have no workspace_url: the first label of the account's host
   * gives way to the deployment name, as in the Terraform provider.
   */
  #urlOf(item: {
    workspace_url?: string | undefined;
    deployment_name?: string | undefined;
  }): string {
    if (item.workspace_url) {
      const url = item.workspace_url.includes('://')
        ? item.workspace_url
        : `https://${item.workspace_url}`;
      return url.replace(/\/+$/, '');
    }
    if (!item.deployment_name) {
      return '';
    }
    const domain = new URL(this.#accountHost).host
      .split('.')
      .slice(1)
      .join('.');
    return `https://${item.deployment_name}.${domain}`;
  }
}
