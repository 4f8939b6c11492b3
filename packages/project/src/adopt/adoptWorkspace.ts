import type { ProjectInput } from '../Project';
import { fields } from '../schema/fields';
import type { AdoptionDraft } from './AdoptionDraft';
import type { WorkspaceSnapshot } from './WorkspaceSnapshot';

type EnvironmentInput = ProjectInput['spec']['environments'][string];
type WorkspaceInput = NonNullable<EnvironmentInput['workspace']>;
type NetworkInput = NonNullable<EnvironmentInput['network']>;

/** The services whose endpoints a project file knows of. */
const SERVICES = ['s3', 'sts', 'kinesis-streams'] as const;

/** What every workspace has that was never given another policy. */
const DEFAULT_POLICY = 'default-policy';

/** The workspace itself: imported, with what it was made with by their ids. */
export function adoptWorkspace(
  snapshot: WorkspaceSnapshot,
  draft: AdoptionDraft,
): WorkspaceInput {
  const { accountId, credentials, storageConfiguration, workspace } = snapshot;
  const { id, name, url } = workspace;
  draft.take(
    { what: 'workspace', id: `${accountId}/${id}` },
    `workspace ${name} (${id})`,
    'Terraform refuses to delete it, whatever else is protected',
  );
  if (snapshot.metastoreId !== undefined) {
    draft.take(
      { what: 'metastore-assignment', id: `${id}|${snapshot.metastoreId}` },
      `assignment of metastore ${snapshot.metastoreId}`,
      'the metastore itself is only named',
    );
  } else {
    assignRegionsOwn(snapshot, draft);
  }
  for (const [what, part] of [
    ['credential configuration', workspace.credentialsId],
    ['storage configuration', workspace.storageConfigurationId],
    ['network configuration', workspace.networkId],
    ['private access settings', workspace.privateAccessSettingsId],
    ['key of managed services', workspace.managedServicesKeyId],
    ['key of workspace storage', workspace.storageKeyId],
  ] as const) {
    if (part) {
      draft.refer(`${what} ${part}`, 'the workspace was made with it');
    }
  }
  if (credentials) {
    draft.refer(
      `role ${credentials.roleArn}`,
      'Databricks starts compute with it; its policies are not looked at',
    );
  }
  const bucket = storageConfiguration?.bucket ?? '';
  // Buckets from before 2018 may have names that no other can have.
  const isNamed = fields.bucketName.safeParse(bucket).success;
  if (storageConfiguration) {
    draft.refer(
      `bucket ${bucket}`,
      isNamed
        ? 'root bucket; its policy and encryption are not looked at'
        : 'root bucket; a project file does not take its name, so that no plan looks it up',
    );
  }
  if (workspace.networkConnectivityId) {
    draft.leave(
      `network connectivity configuration ${workspace.networkConnectivityId}`,
      'its binding cannot be imported; it stays as it is',
    );
  }
  const isClassic = workspace.computeMode === 'HYBRID';
  return {
    existing: {
      id,
      url: url.replace(/\/+$/, ''),
      name,
      ...(isClassic && {
        ...given('credentials', workspace.credentialsId),
        ...given('storageConfiguration', workspace.storageConfigurationId),
        ...given('networkConfiguration', workspace.networkId),
        ...given('crossAccountRole', credentials?.roleArn),
        ...given('rootBucket', isNamed ? bucket : undefined),
        ...given('privateAccessSettings', workspace.privateAccessSettingsId),
        ...given('managedServicesKey', workspace.managedServicesKeyId),
        ...given('storageKey', workspace.storageKeyId),
      }),
    },
    ...(isClassic ? {} : { computeMode: 'serverless' }),
    ...people(snapshot, draft),
    ...(snapshot.legacyAccessDisabled ? {} : { legacyAccess: true }),
  };
}

/**
 * A workspace of a project is assigned to a metastore: where it is not known to
 * which, the first apply assigns it.
 */
function assignRegionsOwn(
  { unread, workspace: { id } }: WorkspaceSnapshot,
  draft: AdoptionDraft,
): void {
  const missed = unread.find(({ what }) => what === 'metastore');
  draft.change(
    `workspace ${id} is assigned to the metastore of its region`,
    missed
      ? `which one it has could not be read (${missed.reason}), and if it is another one the workspace would lose its catalogs: read it with rights in the workspace, or name it under spec.databricks.metastores before the apply`
      : 'it has none, and a workspace of a project has one',
  );
}

function given<K extends string>(
  key: K,
  value: string | undefined,
): { [key in K]?: string } {
  const entry: { [key in K]?: string } = {};
  if (value) {
    entry[key] = value;
  }
  return entry;
}

/** Who may enter: groups and people of the account. */
function people(
  { assignments, workspace }: WorkspaceSnapshot,
  draft: AdoptionDraft,
): Pick<WorkspaceInput, 'admins' | 'users'> {
  if (!assignments) {
    draft.leave(
      'who may enter the workspace',
      'it was not read; everybody who may keeps it',
    );
    return {};
  }
  const lists = {
    admins: { groups: new Array<string>(), users: new Array<string>() },
    users: { groups: new Array<string>(), users: new Array<string>() },
  };
  for (const { kind, name, permissions, principalId } of assignments) {
    const [level, ...more] = permissions;
    const isKnown = level === 'ADMIN' || level === 'USER';
    const isNamed =
      kind === 'group'
        ? fields.groupName.safeParse(name).success
        : kind === 'user' && fields.email.safeParse(name).success;
    if (kind === 'service-principal' || !isKnown || !isNamed || more.length) {
      draft.leave(
        `${kind.replace('-', ' ')} ${name} in the workspace`,
        kind === 'service-principal'
          ? 'it is none that the file makes; what it may do stays'
          : 'a project file cannot say it; what it may do stays',
      );
    } else {
      const role = level === 'ADMIN' ? 'admins' : 'users';
      lists[role][kind === 'group' ? 'groups' : 'users'].push(name);
      draft.take(
        { what: kind, name, id: `${workspace.id}|${principalId}` },
        `${kind} ${name}`,
        level === 'ADMIN' ? 'admin of the workspace' : 'user of the workspace',
      );
    }
  }
  return lists;
}

/** The network that the workspace is in, which nobody here changes. */
export function adoptNetwork(
  { aws, network, workspace }: WorkspaceSnapshot,
  draft: AdoptionDraft,
): NetworkInput | undefined {
  if (workspace.computeMode === 'SERVERLESS') {
    return undefined;
  }
  if (!network) {
    draft.leave(
      'network',
      workspace.networkId
        ? 'its network configuration was not read'
        : 'it is a network that Databricks made in the account; nothing of it is named',
    );
    return undefined;
  }
  draft.refer(
    `VPC ${network.vpcId}`,
    'with its subnets, security groups, routes and endpoints; looked up by every plan',
  );
  for (const id of [...network.restApi, ...network.dataplaneRelay]) {
    draft.refer(
      `registered endpoint ${id}`,
      'part of the network configuration',
    );
  }
  const services = (aws?.endpoints ?? []).map(({ service }) => service);
  return {
    existing: {
      vpcId: network.vpcId,
      subnetIds: network.subnetIds,
      securityGroupIds: network.securityGroupIds,
      ...(aws?.egress && { egress: aws.egress }),
      // One of two of the same service cannot be looked up by its service.
      endpoints: SERVICES.filter(
        service => services.filter(one => one === service).length === 1,
      ),
    },
  };
}

/** What serverless compute may reach, where that is not what is everybody's. */
export function adoptServerless(
  { workspace }: WorkspaceSnapshot,
  draft: AdoptionDraft,
): EnvironmentInput['serverless'] {
  const { id, networkPolicyId } = workspace;
  if (networkPolicyId === undefined || networkPolicyId === DEFAULT_POLICY) {
    return undefined;
  }
  draft.take(
    { what: 'network-option', id },
    `network policy ${networkPolicyId} of the workspace`,
    'the policy itself is only named',
  );
  return { networkPolicy: { existing: networkPolicyId } };
}
