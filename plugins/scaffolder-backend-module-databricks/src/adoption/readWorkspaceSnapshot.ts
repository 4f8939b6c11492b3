import { NotFoundError } from '@backstage/errors';
import type {
  AwsNetworkReader,
  DatabricksAccountReader,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import {
  parseWorkspaceSnapshot,
  type WorkspaceSnapshot,
} from '@lakeport/project';
import { awsSideOf } from './awsSideOf';
import { readCatalogs } from './readCatalogs';
import { SnapshotReader } from './SnapshotReader';

/** Which workspace is read, and how. */
export interface SnapshotRequest {
  accounts: Pick<DatabricksService, 'account' | 'accountReader'>;
  accountId: string;
  networks: Pick<AwsNetworkReader, 'readRegion'>;
  workspaceId: string;
  /** Names of catalogs to read in full; the isolated ones when left out. */
  catalogs?: string[];
  signal?: AbortSignal;
  /** Told what is being read. */
  onRead: (what: string) => void;
}

/**
 * What there is of a workspace, read with the portal's own rights. What may not
 * be read is left out, and said to be.
 *
 * @throws NotFoundError when the account is not configured, or has no such
 * workspace
 * @throws DatabricksApiError when its workspaces cannot be listed
 */
export async function readWorkspaceSnapshot(
  request: SnapshotRequest,
): Promise<WorkspaceSnapshot> {
  const { accountId, accounts, onRead, signal, workspaceId } = request;
  const account = accounts.accountReader(accountId);
  const client = accounts.account(accountId);
  if (!account || !client) {
    throw new NotFoundError(
      `Databricks account ${accountId} is not configured in this portal`,
    );
  }
  onRead('workspace');
  const [all, listed] = await Promise.all([
    account.workspaces().all({ signal }),
    client.listWorkspaces({ signal }),
  ]);
  const workspace = all.find(({ id }) => id === workspaceId);
  const url = listed.find(({ id }) => id === workspaceId)?.url;
  if (!workspace || url === undefined) {
    throw new NotFoundError(
      `Databricks account ${account.accountId} has no workspace ${workspaceId}`,
    );
  }
  const reader = new SnapshotReader(signal, onRead);
  const {
    credentials,
    network: networkPart,
    storageConfiguration,
  } = await readParts(account, workspace, reader, signal);
  const awsAccountId = /^arn:aws[\w-]*:iam::(\d{12}):/.exec(
    credentials?.roleArn ?? '',
  )?.[1];
  const { vpcId } = networkPart ?? {};
  const { region } = workspace;
  const metastore = await reader.read('metastore', () =>
    account.metastoreOf(workspaceId, { signal }),
  );
  const networkPolicyId = await reader.read('network policy', () =>
    account.networkPolicyOf(workspaceId, { signal }),
  );
  const assignments = await reader.read('who may enter', () =>
    account.permissionAssignments(workspaceId).all({ signal }),
  );
  const inside = await reader.read('catalogs', () =>
    readCatalogs(
      account.workspace({ id: workspaceId, url }).unityCatalog,
      request.catalogs,
      reader,
      signal,
    ),
  );
  reader.miss(
    'default catalog and legacy access',
    'the portal reads no settings of a workspace; they stay as they are',
  );
  const aws =
    vpcId && awsAccountId && region
      ? await reader.read(`network in AWS account ${awsAccountId}`, async () =>
          awsSideOf(
            await request.networks.readRegion(
              { accountId: awsAccountId, region, vpcIds: [vpcId] },
              { signal },
            ),
            { subnetIds: networkPart?.subnetIds ?? [], region },
            reader,
          ),
        )
      : undefined;
  const result = parseWorkspaceSnapshot({
    version: 1,
    accountId: account.accountId,
    awsAccountId,
    workspace: {
      id: workspaceId,
      name: workspace.name,
      url,
      region: region ?? '',
      computeMode:
        workspace.computeMode === 'SERVERLESS' ? 'SERVERLESS' : 'HYBRID',
      deploymentName: workspace.deploymentName,
      customTags: workspace.customTags,
      credentialsId: workspace.credentialsId,
      storageConfigurationId: workspace.storageConfigurationId,
      networkId: workspace.networkId,
      privateAccessSettingsId: workspace.privateAccessSettingsId,
      managedServicesKeyId: workspace.managedServicesKeyId,
      storageKeyId: workspace.storageKeyId,
      networkConnectivityId: workspace.networkConnectivityId,
      networkPolicyId,
    },
    credentials,
    storageConfiguration,
    network: networkPart,
    metastoreId: metastore?.metastoreId,
    assignments: assignments?.map(
      ({ groupName, permissions, principalId, ...names }) => ({
        principalId,
        kind: kindOf(groupName, names.userName),
        name:
          groupName ??
          names.userName ??
          names.servicePrincipalName ??
          names.displayName ??
          principalId,
        permissions,
      }),
    ),
    aws,
    ...inside,
    unread: reader.unread,
  });
  if (!result.valid) {
    throw new Error(
      `What was read of workspace ${workspaceId} is of another form than is known: ${result.problems
        .map(({ message, path }) => `${path}: ${message}`)
        .join('; ')}`,
    );
  }
  return result.snapshot;
}

function kindOf(group: string | undefined, user: string | undefined) {
  if (group !== undefined) {
    return 'group';
  }
  return user === undefined ? 'service-principal' : 'user';
}

type Workspace = Awaited<
  ReturnType<ReturnType<DatabricksAccountReader['workspaces']>['all']>
>[number];

/** What the workspace was made with, as the account knows it. */
async function readParts(
  account: DatabricksAccountReader,
  workspace: Workspace,
  reader: SnapshotReader,
  signal: AbortSignal | undefined,
) {
  const find = async <T extends { id: string }>(
    what: string,
    id: string | undefined,
    list: () => { all(options: { signal?: AbortSignal }): Promise<T[]> },
  ): Promise<T | undefined> => {
    if (id === undefined) {
      return undefined;
    }
    const found = await reader.read(what, async () =>
      (await list().all({ signal })).find(part => part.id === id),
    );
    return found;
  };
  const credentials = await find(
    'credential configuration',
    workspace.credentialsId,
    () => account.credentials(),
  );
  const storage = await find(
    'storage configuration',
    workspace.storageConfigurationId,
    () => account.storageConfigurations(),
  );
  const network = await find('network configuration', workspace.networkId, () =>
    account.networks(),
  );
  return {
    ...(credentials?.roleArn && {
      credentials: {
        id: credentials.id,
        name: credentials.name ?? '',
        roleArn: credentials.roleArn,
      },
    }),
    ...(storage?.bucket && {
      storageConfiguration: {
        id: storage.id,
        name: storage.name ?? '',
        bucket: storage.bucket,
      },
    }),
    ...(network?.vpcId && {
      network: {
        id: network.id,
        name: network.name,
        vpcId: network.vpcId,
        subnetIds: [...network.subnetIds].sort(),
        securityGroupIds: [...network.securityGroupIds].sort(),
        restApi: network.vpcEndpointIds.restApi,
        dataplaneRelay: network.vpcEndpointIds.dataplaneRelay,
      },
    }),
  };
}
