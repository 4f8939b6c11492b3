import type { z } from 'zod';
import type { DatabricksPage } from '../DatabricksList';
import type {
  DatabricksReadOptions,
  DatabricksWorkspace,
} from '../DatabricksService';
import type { DatabricksWorkspaceReader } from '../DatabricksWorkspaceReader';
import type { HostClient } from '../HostClient';
import { isMissing } from '../isMissing';
import { PagedList } from '../PagedList';
import * as answers from './accountAnswers';
import type { DatabricksAccountReader } from './DatabricksAccountReader';

/** An account over REST (Databricks REST API, Account, 2026; databricks-sdk-go v0.175). */
export class DefaultAccountReader implements DatabricksAccountReader {
  readonly accountId: string;
  readonly #host: HostClient;
  readonly #workspaceReader: DatabricksAccountReader['workspace'];

  constructor(options: {
    accountId: string;
    host: HostClient;
    workspaceReader: DatabricksAccountReader['workspace'];
  }) {
    this.accountId = options.accountId;
    this.#host = options.host;
    this.#workspaceReader = options.workspaceReader;
  }

  workspaces() {
    return this.#whole('workspaces', answers.workspaces);
  }

  networks() {
    return this.#whole('networks', answers.networks);
  }

  vpcEndpoints() {
    return this.#whole('vpc-endpoints', answers.vpcEndpoints);
  }

  privateAccessSettings() {
    return this.#whole(
      'private-access-settings',
      answers.privateAccessSettings,
    );
  }

  credentials() {
    return this.#whole('credentials', answers.credentials);
  }

  storageConfigurations() {
    return this.#whole('storage-configurations', answers.storageConfigurations);
  }

  customerManagedKeys() {
    return this.#whole('customer-managed-keys', answers.customerManagedKeys);
  }

  networkConnectivities() {
    return this.#paged(
      ['network-connectivity-configs'],
      answers.networkConnectivities,
    );
  }

  privateEndpointRules(networkConnectivityId: string) {
    return this.#paged(
      [
        'network-connectivity-configs',
        networkConnectivityId,
        'private-endpoint-rules',
      ],
      answers.privateEndpointRules,
    );
  }

  networkPolicies() {
    return this.#paged(['network-policies'], answers.networkPolicies);
  }

  async networkPolicyOf(
    workspaceId: string,
    options?: DatabricksReadOptions,
  ): Promise<string | undefined> {
    const found = await this.#host.get(
      this.#path('workspaces', workspaceId, 'network'),
      { schema: answers.workspaceNetwork, signal: options?.signal },
    );
    return found.network_policy_id;
  }

  metastores() {
    return this.#paged(['metastores'], answers.metastores);
  }

  async metastoreOf(workspaceId: string, options?: DatabricksReadOptions) {
    try {
      return await this.#host.get(
        this.#path('workspaces', workspaceId, 'metastore'),
        { schema: answers.workspaceMetastore, signal: options?.signal },
      );
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  }

  permissionAssignments(workspaceId: string) {
    return this.#paged(
      ['workspaces', workspaceId, 'permissionassignments'],
      answers.permissionAssignments,
    );
  }

  logDeliveries() {
    return this.#paged(['log-delivery'], answers.logDeliveries);
  }

  workspace(
    workspace: Pick<DatabricksWorkspace, 'id' | 'url'>,
    options?: { token?: string },
  ): DatabricksWorkspaceReader {
    return this.#workspaceReader(workspace, options);
  }

  #path(...segments: string[]): string[] {
    return ['api', '2.0', 'accounts', this.accountId, ...segments];
  }

  /** A list that comes as one bare array. */
  #whole<T>(what: string, schema: z.ZodType<T[]>): PagedList<T> {
    return new PagedList(what, async ({ signal }) => ({
      items: await this.#host.get(this.#path(what), { schema, signal }),
    }));
  }

  #paged<T>(
    path: string[],
    schema: z.ZodType<DatabricksPage<T>>,
  ): PagedList<T> {
    return new PagedList(path.join('/'), ({ pageToken, signal }) =>
      this.#host.get(this.#path(...path), {
        schema,
        query: { page_token: pageToken },
        signal,
      }),
    );
  }
}
