import type { Answers, Question } from '@lakeport/rehearsal';
import { AskAccount } from './AskAccount';
import { Attributes } from './Attributes';
import { readAwsSide } from './readAwsSide';
import { readCatalogs } from './readCatalogs';
import { SnapshotDraft } from './SnapshotDraft';

/** Which workspace is read, and what cannot be listed and so is named. */
export interface SnapshotRequest {
  /** Of the Databricks account. */
  readonly accountId: string;
  readonly workspaceId: string;
  /** Groups and people that may be in the workspace. */
  readonly groups: readonly string[];
  readonly users: readonly string[];
  /** Catalogs to read in full; the isolated ones when left out. */
  readonly catalogs?: readonly string[];
}

/** A resource that has to say something to be imported at all. */
const SOMETHING = '-';

/** What a workspace has only when somebody has set it. */
const OWN_SETTINGS = ['default catalog', 'legacy access'];

/** How Unity Catalog says that a workspace has none, which is nothing unread. */
const NO_METASTORE =
  /No metastore assigned for the current workspace|METASTORE_DOES_NOT_EXIST/;

/**
 * Reads what there is of a workspace, one round after another along the ids
 * that the last one found. What may not be read is left out and noted.
 *
 * @param onAsked - told what is being read
 * @returns a value for `parseWorkspaceSnapshot`
 * @throws Error when the workspace itself cannot be read
 */
export async function readSnapshot(
  account: AskAccount,
  request: SnapshotRequest,
  onAsked: (what: string) => void,
): Promise<unknown> {
  const { accountId, workspaceId } = request;
  const draft = new SnapshotDraft(account, onAsked);
  const first = await draft.ask('workspace', [
    {
      key: 'workspace',
      type: 'databricks_mws_workspaces',
      provider: 'account',
      importId: `${accountId}/${workspaceId}`,
      arguments: { account_id: accountId, workspace_name: SOMETHING },
    },
  ]);
  const workspace = new Attributes(first.get('workspace'));
  const url = workspace.text('workspace_url');
  const region = workspace.text('aws_region');
  account.at({ workspaceUrl: url, region });

  const parts = await draft.ask(
    'what it was made with',
    [...accountParts(accountId, workspaceId, workspace), ...settings()],
    // A workspace that never had one of these has nothing to miss.
    (key, reason) =>
      OWN_SETTINGS.includes(key) || NO_METASTORE.test(reason) ? undefined : key,
  );
  const of = (key: string) =>
    parts.has(key) ? new Attributes(parts.get(key)) : undefined;
  const credentials = of('credential configuration');
  const storage = of('storage configuration');
  const network = of('network configuration');
  const roleArn = credentials?.text('role_arn');
  const awsAccountId = /^arn:aws[\w-]*:iam::(\d{12}):/.exec(roleArn ?? '')?.[1];
  account.at({ awsAccountId });
  const vpcId = network?.text('vpc_id');

  return {
    version: 1,
    accountId,
    ...(awsAccountId && { awsAccountId }),
    workspace: {
      id: workspaceId,
      name: workspace.text('workspace_name'),
      url,
      region,
      computeMode: workspace.text('credentials_id') ? 'HYBRID' : 'SERVERLESS',
      deploymentName: workspace.text('deployment_name'),
      customTags: workspace.map('custom_tags'),
      credentialsId: workspace.text('credentials_id'),
      storageConfigurationId: workspace.text('storage_configuration_id'),
      networkId: workspace.text('network_id'),
      privateAccessSettingsId: workspace.text('private_access_settings_id'),
      managedServicesKeyId: workspace.text(
        'managed_services_customer_managed_key_id',
      ),
      storageKeyId: workspace.text('storage_customer_managed_key_id'),
      networkConnectivityId: workspace.text('network_connectivity_config_id'),
      networkPolicyId: of('network policy')?.text('network_policy_id'),
    },
    ...(credentials && {
      credentials: {
        id: workspace.text('credentials_id'),
        name: credentials.text('credentials_name'),
        roleArn,
      },
    }),
    ...(storage && {
      storageConfiguration: {
        id: workspace.text('storage_configuration_id'),
        name: storage.text('storage_configuration_name'),
        bucket: storage.text('bucket_name'),
      },
    }),
    ...(network && {
      network: {
        id: workspace.text('network_id'),
        name: network.text('network_name'),
        vpcId,
        subnetIds: network.list('subnet_ids').sort(),
        securityGroupIds: network.list('security_group_ids').sort(),
        restApi: network
          .blocks('vpc_endpoints')
          .flatMap(block => block.list('rest_api')),
        dataplaneRelay: network
          .blocks('vpc_endpoints')
          .flatMap(block => block.list('dataplane_relay')),
      },
    }),
    metastoreId: of('metastore')?.text('id'),
    defaultCatalog: of('default catalog')
      ?.blocks('namespace')[0]
      ?.text('value'),
    ...(parts.has('legacy access') && {
      legacyAccessDisabled: isShut(parts.get('legacy access')),
    }),
    assignments: await readAssignments(draft, request),
    ...(vpcId && {
      aws: await readAwsSide(draft, {
        vpcId,
        region: region ?? '',
        subnetIds: network?.list('subnet_ids') ?? [],
      }),
    }),
    ...(await readCatalogs(draft, request.catalogs)),
    unread: draft.unread,
  };
}

function accountParts(
  accountId: string,
  workspaceId: string,
  workspace: Attributes,
): Question[] {
  const part = (
    key: string,
    attribute: string,
    type: string,
    required: Record<string, unknown>,
  ): Question[] => {
    const id = workspace.text(attribute);
    return id
      ? [
          {
            key,
            type,
            provider: 'account',
            importId: `${accountId}/${id}`,
            arguments: { account_id: accountId, ...required },
            optional: true,
          },
        ]
      : [];
  };
  return [
    ...part(
      'credential configuration',
      'credentials_id',
      'databricks_mws_credentials',
      { credentials_name: SOMETHING, role_arn: SOMETHING },
    ),
    ...part(
      'storage configuration',
      'storage_configuration_id',
      'databricks_mws_storage_configurations',
      { storage_configuration_name: SOMETHING, bucket_name: SOMETHING },
    ),
    ...part('network configuration', 'network_id', 'databricks_mws_networks', {
      network_name: SOMETHING,
    }),
    {
      key: 'network policy',
      type: 'databricks_workspace_network_option',
      provider: 'account',
      importId: workspaceId,
      arguments: {},
      optional: true,
    },
  ];
}

function settings(): Question[] {
  return [
    {
      key: 'metastore',
      type: 'databricks_current_metastore',
      arguments: {},
      optional: true,
    },
    {
      key: 'default catalog',
      type: 'databricks_default_namespace_setting',
      importId: 'global',
      arguments: { namespace: { value: SOMETHING } },
      optional: true,
    },
    {
      key: 'legacy access',
      type: 'databricks_disable_legacy_access_setting',
      importId: 'global',
      arguments: { disable_legacy_access: { value: true } },
      optional: true,
    },
  ];
}

function isShut(setting: Readonly<Record<string, unknown>> = {}): boolean {
  return JSON.stringify(setting.disable_legacy_access ?? null).includes('true');
}

/**
 * Who may enter: Terraform cannot list it, so it is asked for by name. Nobody
 * named is nothing read.
 */
async function readAssignments(
  draft: SnapshotDraft,
  { groups, users, workspaceId }: SnapshotRequest,
): Promise<unknown> {
  if (groups.length + users.length === 0) {
    return undefined;
  }
  const wanted = [
    ...[...new Set(groups)].map(name => ({ kind: 'group', name })),
    ...[...new Set(users)].map(name => ({ kind: 'user', name })),
  ];
  const principals = await draft.ask(
    'groups and people',
    wanted.map(({ kind, name }) => ({
      key: `${kind} ${name}`,
      type: `databricks_${kind}`,
      provider: 'account',
      arguments:
        kind === 'group' ? { display_name: name } : { user_name: name },
      optional: true,
    })),
  );
  const known = wanted.flatMap(one => {
    const id = idOf(principals, `${one.kind} ${one.name}`);
    return id ? [{ ...one, id }] : [];
  });
  const assigned = await draft.ask(
    'who may enter',
    known.map(({ id, kind, name }) => ({
      key: `assignment of ${kind} ${name}`,
      type: 'databricks_mws_permission_assignment',
      provider: 'account',
      importId: `${workspaceId}|${id}`,
      arguments: {
        workspace_id: Number(workspaceId),
        principal_id: Number(id),
        permissions: ['USER'],
      },
      optional: true,
    })),
  );
  return known.flatMap(({ id, kind, name }) => {
    const found = assigned.get(`assignment of ${kind} ${name}`);
    return found
      ? [
          {
            principalId: id,
            kind,
            name,
            permissions: new Attributes(found).list('permissions'),
          },
        ]
      : [];
  });
}

function idOf(found: Answers['found'], key: string): string | undefined {
  return new Attributes(found.get(key)).text('id');
}
