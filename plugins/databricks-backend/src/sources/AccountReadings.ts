import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  DatabricksAccountReader,
  DatabricksCredentialConfiguration,
  DatabricksCustomerManagedKey,
  DatabricksList,
  DatabricksMetastoreAssignment,
  DatabricksMetastoreDetail,
  DatabricksNetwork,
  DatabricksNetworkConnectivity,
  DatabricksNetworkPolicy,
  DatabricksPermissionAssignment,
  DatabricksPrivateAccessSettings,
  DatabricksPrivateEndpointRule,
  DatabricksService,
  DatabricksStorageConfiguration,
  DatabricksVpcEndpoint,
  DatabricksWorkspaceDetail,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Plain } from '../cache/Plain';
import type { Reading } from '../cache/Reading';
import { ReadingCache, type ReadingRequest } from '../cache/ReadingCache';

const FRESH_MS = 2 * 60_000;
/** How often a person's wish to have a part read anew has an effect. */
const REFRESH_MS = 15_000;
const KEEP_MS = 24 * 60 * 60_000;
const DEADLINE_MS = 20_000;

/** Reads a part of an account; throws NotFoundError when the account is not configured. */
export type AccountPart<T> = (
  accountId: string,
  request?: ReadingRequest,
) => Promise<Reading<T>>;

/** Reads a part of one thing of an account. */
export type AccountPartOf<T> = (
  accountId: string,
  id: string,
  request?: ReadingRequest,
) => Promise<Reading<T>>;

/**
 * What Databricks accounts tell of what workspaces are made from. All routes
 * share an answer of at most two minutes ago, or of fifteen seconds for a person
 * who wants it anew; each part fails by itself.
 */
export class AccountReadings {
  readonly workspaces: AccountPart<Plain<DatabricksWorkspaceDetail[]>>;
  readonly networks: AccountPart<Plain<DatabricksNetwork[]>>;
  readonly vpcEndpoints: AccountPart<Plain<DatabricksVpcEndpoint[]>>;
  readonly privateAccess: AccountPart<Plain<DatabricksPrivateAccessSettings[]>>;
  readonly credentials: AccountPart<Plain<DatabricksCredentialConfiguration[]>>;
  readonly storage: AccountPart<Plain<DatabricksStorageConfiguration[]>>;
  readonly keys: AccountPart<Plain<DatabricksCustomerManagedKey[]>>;
  readonly connectivities: AccountPart<Plain<DatabricksNetworkConnectivity[]>>;
  readonly networkPolicies: AccountPart<Plain<DatabricksNetworkPolicy[]>>;
  readonly metastores: AccountPart<Plain<DatabricksMetastoreDetail[]>>;
  /** Of one network connectivity configuration. */
  readonly endpointRules: AccountPartOf<Plain<DatabricksPrivateEndpointRule[]>>;
  /** Of one workspace: the id of its network policy, if it has one. */
  readonly networkPolicyOf: AccountPartOf<{ id?: string }>;
  /** Of one workspace: none when no metastore is assigned. */
  readonly metastoreOf: AccountPartOf<{
    assignment?: Plain<DatabricksMetastoreAssignment>;
  }>;
  /** Of one workspace: who may use it. */
  readonly permissionAssignments: AccountPartOf<
    Plain<DatabricksPermissionAssignment[]>
  >;

  readonly #databricks: Pick<DatabricksService, 'accountReader'>;
  readonly #cache: CacheService;
  readonly #logger: LoggerService;

  constructor(options: {
    databricks: Pick<DatabricksService, 'accountReader'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#databricks = options.databricks;
    this.#cache = options.cache;
    this.#logger = options.logger;
    this.workspaces = this.#list<Plain<DatabricksWorkspaceDetail>>(
      'workspaces',
      reader => reader.workspaces(),
    );
    this.networks = this.#list<Plain<DatabricksNetwork>>('networks', reader =>
      reader.networks(),
    );
    this.vpcEndpoints = this.#list<Plain<DatabricksVpcEndpoint>>(
      'vpc-endpoints',
      reader => reader.vpcEndpoints(),
    );
    this.privateAccess = this.#list<Plain<DatabricksPrivateAccessSettings>>(
      'private-access',
      reader => reader.privateAccessSettings(),
    );
    this.credentials = this.#list<Plain<DatabricksCredentialConfiguration>>(
      'credentials',
      reader => reader.credentials(),
    );
    this.storage = this.#list<Plain<DatabricksStorageConfiguration>>(
      'storage',
      reader => reader.storageConfigurations(),
    );
    this.keys = this.#list<Plain<DatabricksCustomerManagedKey>>(
      'keys',
      reader => reader.customerManagedKeys(),
    );
    this.connectivities = this.#list<Plain<DatabricksNetworkConnectivity>>(
      'connectivities',
      reader => reader.networkConnectivities(),
    );
    this.networkPolicies = this.#list<Plain<DatabricksNetworkPolicy>>(
      'network-policies',
      reader => reader.networkPolicies(),
    );
    this.metastores = this.#list<Plain<DatabricksMetastoreDetail>>(
      'metastores',
      reader => reader.metastores(),
    );
    this.endpointRules = this.#partOf<Plain<DatabricksPrivateEndpointRule[]>>(
      'endpoint-rules',
      (reader, id, signal) => reader.privateEndpointRules(id).all({ signal }),
    );
    this.networkPolicyOf = this.#partOf(
      'network-policy-of',
      async (reader, id, signal) => {
        const found = await reader.networkPolicyOf(id, { signal });
        return { ...(found && { id: found }) };
      },
    );
    this.metastoreOf = this.#partOf<{
      assignment?: Plain<DatabricksMetastoreAssignment>;
    }>('metastore-of', async (reader, id, signal) => {
      const assignment = await reader.metastoreOf(id, { signal });
      return { ...(assignment && { assignment }) };
    });
    this.permissionAssignments = this.#partOf<
      Plain<DatabricksPermissionAssignment[]>
    >('permission-assignments', (reader, id, signal) =>
      reader.permissionAssignments(id).all({ signal }),
    );
  }

  #list<T extends JsonObject>(
    name: string,
    listOf: (reader: DatabricksAccountReader) => DatabricksList<T>,
  ): AccountPart<T[]> {
    const readOf = this.#partOf<T[]>(name, (reader, _, signal) =>
      listOf(reader).all({ signal }),
    );
    return (accountId, request) => readOf(accountId, '', request);
  }

  #partOf<T extends JsonValue>(
    name: string,
    read: (
      reader: DatabricksAccountReader,
      id: string,
      signal: AbortSignal,
    ) => Promise<T>,
  ): AccountPartOf<T> {
    const cache = new ReadingCache<T>({
      cache: this.#cache,
      logger: this.#logger,
      name: `account-${name}`,
      freshMs: FRESH_MS,
      refreshMs: REFRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    });
    return async (accountId, id, request) => {
      const reader = this.#databricks.accountReader(accountId);
      if (!reader) {
        throw new NotFoundError(
          `Databricks account ${accountId} is not among databricks.accounts of app-config`,
        );
      }
      return cache.read(
        [accountId, id],
        signal => read(reader, id, signal),
        request,
      );
    };
  }
}
