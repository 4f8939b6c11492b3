import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import type { DatabricksWorkspaceDetail } from '@lakeport/backstage-plugin-databricks-node';
import type { AccountPart, AccountReadings } from '../sources/AccountReadings';
import type { Readings } from '../sources/Readings';
import { sourceNames } from '../sources/sourceNames';
import { principalsOf } from './principalsOf';
import type { LocatedWorkspace } from './WorkspaceLocator';
import type { WorkspaceNetworkReader } from './WorkspaceNetworkReader';

/** What an account knows of a workspace, without who that is in the catalog. */
export type AccountParts = Pick<
  WorkspaceDetails,
  | 'network'
  | 'credentials'
  | 'storage'
  | 'keys'
  | 'privateAccess'
  | 'networkConnectivity'
  | 'networkPolicy'
  | 'metastore'
  | 'admins'
  | 'users'
  | 'missing'
>;

/** Joins the objects of an account that a workspace was made from, by their ids. */
export class AccountPartsReader {
  readonly #accounts: AccountReadings;
  readonly #networks: Pick<WorkspaceNetworkReader, 'read'>;

  constructor(options: {
    accounts: AccountReadings;
    networks: Pick<WorkspaceNetworkReader, 'read'>;
  }) {
    this.#accounts = options.accounts;
    this.#networks = options.networks;
  }

  /** The workspace with the ids of its parts; undefined when it could not be read. */
  async detail(
    { workspace }: Pick<LocatedWorkspace, 'workspace'>,
    readings: Readings,
  ): Promise<DatabricksWorkspaceDetail | undefined> {
    const { accountId, id } = workspace;
    const source = sourceNames.ofAccount('workspaces', accountId);
    const details = await readings.take(source, () =>
      this.#accounts.workspaces(accountId, readings),
    );
    const detail = details?.find(item => item.id === id);
    if (details && !detail) {
      readings.add(
        source,
        `workspace ${id} is not among them yet; it is read anew within two minutes`,
      );
    }
    return detail;
  }

  /** Other workspaces of the account that have subnets of a network as well, by name. */
  async sharing(
    { workspace }: Pick<LocatedWorkspace, 'workspace'>,
    networkId: string,
    readings: Readings,
  ): Promise<Array<{ id: string; name: string }>> {
    const { accountId, id } = workspace;
    const [details = [], networks = []] = await Promise.all([
      readings.take(sourceNames.ofAccount('workspaces', accountId), () =>
        this.#accounts.workspaces(accountId, readings),
      ),
      readings.take(sourceNames.ofAccount('networks', accountId), () =>
        this.#accounts.networks(accountId, readings),
      ),
    ]);
    const subnetsOf = (network: string | undefined) =>
      networks.find(found => found.id === network)?.subnetIds ?? [];
    const own = new Set(subnetsOf(networkId));
    return details
      .filter(
        detail =>
          detail.id !== id &&
          subnetsOf(detail.networkId).some(subnet => own.has(subnet)),
      )
      .map(detail => ({ id: detail.id, name: detail.name }))
      .sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1));
  }

  /** Whatever of it could be read; the rest is among the readings' errors. */
  async read(
    located: Pick<LocatedWorkspace, 'workspace'>,
    readings: Readings,
    { seesNetworks }: { seesNetworks: boolean },
  ): Promise<AccountParts> {
    const { accountId, id } = located.workspace;
    const [detail, metastore, principals, networkPolicy] = await Promise.all([
      this.detail(located, readings),
      this.#metastore(accountId, id, readings),
      readings.take(`who may use workspace ${id}`, () =>
        this.#accounts.permissionAssignments(accountId, id, readings),
      ),
      this.#networkPolicy(accountId, id, readings),
    ]);
    const [credentials, storage, keys, privateAccess, networkConnectivity] =
      await Promise.all([
        this.credentials(accountId, detail, readings),
        this.#one(this.#accounts.storage, accountId, readings, {
          id: detail?.storageConfigurationId,
          source: 'storage configurations',
        }),
        this.#keys(accountId, detail, readings),
        this.#privateAccess(accountId, detail, readings),
        this.#networkConnectivity(accountId, detail, readings),
      ]);
    const { network, missing } = detail?.networkId
      ? await this.#networks.read(
          {
            accountId,
            region: located.workspace.region,
            networkId: detail.networkId,
            roleArn: credentials?.roleArn,
            withAws: seesNetworks,
          },
          readings,
        )
      : { network: undefined, missing: [] };
    return {
      ...(network && { network }),
      ...(credentials && { credentials }),
      ...(storage && {
        storage: {
          id: storage.id,
          ...(storage.name && { name: storage.name }),
          ...(storage.bucket && { bucket: storage.bucket }),
        },
      }),
      keys,
      ...(privateAccess && { privateAccess }),
      ...(networkConnectivity && { networkConnectivity }),
      ...(networkPolicy && { networkPolicy }),
      ...(metastore && { metastore }),
      ...principalsOf(principals ?? []),
      missing:
        network && !seesNetworks
          ? [
              'What AWS tells of the network: you lack the permission databricks.network.read',
            ]
          : missing,
    };
  }

  /** The role that Databricks launches the workspace's compute with. */
  async credentials(
    accountId: string,
    detail: DatabricksWorkspaceDetail | undefined,
    readings: Readings,
  ): Promise<WorkspaceDetails['credentials']> {
    const found = await this.#one(
      this.#accounts.credentials,
      accountId,
      readings,
      {
        id: detail?.credentialsId,
        source: 'credentials',
      },
    );
    return (
      found && {
        id: found.id,
        ...(found.name && { name: found.name }),
        ...(found.roleArn && { roleArn: found.roleArn }),
      }
    );
  }

  async #keys(
    accountId: string,
    detail: DatabricksWorkspaceDetail | undefined,
    readings: Readings,
  ): Promise<WorkspaceDetails['keys']> {
    const ids = [
      ...new Set(
        [detail?.managedServicesKeyId, detail?.storageKeyId].filter(
          id => id !== undefined,
        ),
      ),
    ];
    const found = await Promise.all(
      ids.map(id =>
        this.#one(this.#accounts.keys, accountId, readings, {
          id,
          source: 'customer-managed keys',
        }),
      ),
    );
    return found
      .filter(key => key !== undefined)
      .map(({ id, keyArn, keyAlias, useCases }) => ({
        id,
        ...(keyArn && { arn: keyArn }),
        ...(keyAlias && { alias: keyAlias }),
        useCases,
      }));
  }

  async #privateAccess(
    accountId: string,
    detail: DatabricksWorkspaceDetail | undefined,
    readings: Readings,
  ): Promise<WorkspaceDetails['privateAccess']> {
    const found = await this.#one(
      this.#accounts.privateAccess,
      accountId,
      readings,
      {
        id: detail?.privateAccessSettingsId,
        source: 'private access settings',
      },
    );
    return (
      found && {
        id: found.id,
        ...(found.name && { name: found.name }),
        ...(found.publicAccessEnabled !== undefined && {
          publicAccessEnabled: found.publicAccessEnabled,
        }),
        ...(found.level && { level: found.level }),
        allowedEndpointIds: found.allowedVpcEndpointIds,
      }
    );
  }

  async #networkConnectivity(
    accountId: string,
    detail: DatabricksWorkspaceDetail | undefined,
    readings: Readings,
  ): Promise<WorkspaceDetails['networkConnectivity']> {
    const id = detail?.networkConnectivityId;
    if (!id) {
      return undefined;
    }
    const [found, rules] = await Promise.all([
      this.#one(this.#accounts.connectivities, accountId, readings, {
        id,
        source: 'network connectivity configurations',
      }),
      readings.take(`private endpoint rules of ${id}`, () =>
        this.#accounts.endpointRules(accountId, id, readings),
      ),
    ]);
    if (!found && !rules) {
      return undefined;
    }
    return {
      id,
      ...(found?.name && { name: found.name }),
      ...(found && { stableCidrBlocks: found.stableCidrBlocks }),
      rules: (rules ?? found?.privateEndpointRules ?? []).map(rule => ({
        id: rule.id,
        ...(rule.endpointService && { endpointService: rule.endpointService }),
        ...(rule.vpcEndpointId && { vpcEndpointId: rule.vpcEndpointId }),
        ...(rule.state && { state: rule.state }),
        ...(rule.errorMessage && { message: rule.errorMessage }),
      })),
    };
  }

  async #networkPolicy(
    accountId: string,
    workspaceId: string,
    readings: Readings,
  ): Promise<WorkspaceDetails['networkPolicy']> {
    const assigned = await readings.take(
      `network policy of workspace ${workspaceId}`,
      () => this.#accounts.networkPolicyOf(accountId, workspaceId, readings),
    );
    const found = await this.#one(
      this.#accounts.networkPolicies,
      accountId,
      readings,
      {
        id: assigned?.id,
        source: 'network policies',
      },
    );
    return (
      found && {
        id: found.id,
        ...(found.egressMode && { egressMode: found.egressMode }),
        allowedDomains: found.allowedDomains,
      }
    );
  }

  async #metastore(
    accountId: string,
    workspaceId: string,
    readings: Readings,
  ): Promise<WorkspaceDetails['metastore']> {
    const assigned = await readings.take(
      `metastore of workspace ${workspaceId}`,
      () => this.#accounts.metastoreOf(accountId, workspaceId, readings),
    );
    const { assignment } = assigned ?? {};
    const found = await this.#one(
      this.#accounts.metastores,
      accountId,
      readings,
      {
        id: assignment?.metastoreId,
        source: 'metastores',
      },
    );
    return (
      assignment && {
        id: assignment.metastoreId,
        ...(found?.name && { name: found.name }),
        ...(found?.owner && { owner: found.owner }),
        ...(assignment.defaultCatalog && {
          defaultCatalog: assignment.defaultCatalog,
        }),
      }
    );
  }

  /** One thing of a list, by its id; nothing is read without an id. */
  async #one<T extends { id: string }>(
    read: AccountPart<T[]>,
    accountId: string,
    readings: Readings,
    of: { id: string | undefined; source: string },
  ): Promise<T | undefined> {
    if (!of.id) {
      return undefined;
    }
    const source = sourceNames.ofAccount(of.source, accountId);
    const items = await readings.take(source, () => read(accountId, readings));
    const found = items?.find(({ id }) => id === of.id);
    if (items && !found) {
      readings.add(source, `${of.id} of the workspace is not among them`);
    }
    return found;
  }
}
