import { ServiceError } from './ServiceError';
import { isAccountLevel } from './Caller';
import type { Request, TypeRules } from './TypeRules';
import { text } from './text';
import type { Value } from '../wire/Value';

/** The role that Unity Catalog assumes other roles with (commercial regions). */
const UNITY_CATALOG_ROLE =
  'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL';

const OWNER = 'rehearsal@lakeport.dev';

function accountOf(request: Request): string {
  const { account, attributes, caller } = request;
  return (
    text(attributes.account_id) ??
    caller.accountId ??
    account.databricksAccountId()
  );
}

function accountLevel(request: Request): void {
  const { caller, attributes } = request;
  if (!isAccountLevel(caller)) {
    throw new ServiceError(
      'invalid Databricks Account configuration',
      `${request.type} needs a provider with host https://accounts.cloud.databricks.com and account_id; this one has host ${caller.host}.`,
    );
  }
  const asked = text(attributes.account_id);
  if (asked && caller.accountId && asked !== caller.accountId) {
    throw new ServiceError(
      'the account of the resource is not the account of its provider',
      `${request.type} names ${asked}, its provider ${caller.accountId}.`,
    );
  }
}

/** An account-level object with a uuid, kept as `<account>/<uuid>`. */
function accountObject(
  idAttribute: string,
  rules: Omit<TypeRules, 'id' | 'scope'> = {},
): TypeRules {
  return {
    immutable: true,
    ...rules,
    scope: 'databricks-account',
    id: request => `${accountOf(request)}/${request.identity.uuid()}`,
    check: request => {
      accountLevel(request);
      rules.check?.(request);
    },
    computed: (request, id) => ({
      [idAttribute]: id.slice(id.indexOf('/') + 1),
      account_id: accountOf(request),
      creation_time: request.identity.time(),
      ...rules.computed?.(request, id),
    }),
  };
}

function regionOf({ account, attributes }: Request): string | undefined {
  const metastore = account
    .objects({ type: 'databricks_metastore' })
    .find(({ id }) => id === attributes.metastore_id);
  return metastore?.region ?? text(metastore?.attributes.region);
}

function workspaceById(request: Request, id: Value | undefined) {
  return request.account
    .objects({ type: 'databricks_mws_workspaces' })
    .find(({ workspaceId }) => workspaceId === String(id));
}

function checkAssignment(request: Request): void {
  const workspace = workspaceById(request, request.attributes.workspace_id);
  const region = regionOf(request);
  if (workspace?.region && region && workspace.region !== region) {
    throw new ServiceError(
      `cannot assign metastore: workspace ${workspace.workspaceId} and metastore are in different regions`,
      `The workspace is in ${workspace.region}, the metastore in ${region}. There is one metastore per region.`,
    );
  }
}

/** A metastore that was looked up by its id has the region of its first workspace. */
function learnRegion(request: Request): void {
  const { account, attributes } = request;
  const region = workspaceById(request, attributes.workspace_id)?.region;
  const metastore = account.objects({
    type: 'databricks_metastore',
    metastoreId: text(attributes.metastore_id),
  })[0];
  if (metastore && region && !metastore.region) {
    account.put({
      ...metastore,
      region,
      attributes: { ...metastore.attributes, region },
    });
  }
}

function checkPermissionAssignment(request: Request): void {
  const { account, attributes } = request;
  const workspaceId = String(attributes.workspace_id);
  const assigned = account
    .objects({ type: 'databricks_metastore_assignment' })
    .some(object => object.workspaceId === workspaceId);
  if (!assigned) {
    throw new ServiceError(
      'Permission assignment APIs are not available for this workspace',
      `Workspace ${workspaceId} has no metastore yet; assign it before permissions.`,
    );
  }
}

function checkNetwork(request: Request): void {
  const { account, attributes } = request;
  const subnets = Array.isArray(attributes.subnet_ids)
    ? attributes.subnet_ids
    : [];
  if (subnets.length < 2) {
    throw new ServiceError(
      'INVALID_PARAMETER_VALUE: a network configuration needs at least two subnets',
      `${text(attributes.network_name)} names ${subnets.length}.`,
    );
  }
  for (const id of subnets) {
    const subnet = account
      .objects({ type: 'aws_subnet' })
      .find(object => object.id === id);
    if (subnet && subnet.attributes.vpc_id !== attributes.vpc_id) {
      throw new ServiceError(
        `INVALID_PARAMETER_VALUE: subnet ${id} is not in VPC ${text(attributes.vpc_id)}`,
        `It is in ${text(subnet.attributes.vpc_id)}.`,
      );
    }
  }
}

function checkWorkspace(request: Request): void {
  const { account, attributes } = request;
  accountLevel(request);
  const region = text(attributes.aws_region);
  const network = account
    .objects({ type: 'databricks_mws_networks' })
    .find(object => object.attributes.network_id === attributes.network_id);
  const vpc = account
    .objects({ type: 'aws_vpc' })
    .find(({ id }) => id === network?.attributes.vpc_id);
  if (vpc?.region && region && vpc.region !== region) {
    throw new ServiceError(
      `INVALID_PARAMETER_VALUE: network ${text(attributes.network_id)} is not in ${region}`,
      `Its VPC ${vpc.id} is in ${vpc.region}.`,
    );
  }
}

function checkExternalLocation({ account, attributes }: Request): void {
  if (attributes.skip_validation === true) {
    return;
  }
  const credential = account
    .objects({ type: 'databricks_storage_credential' })
    .find(({ id }) => id === attributes.credential_name);
  const roles = credential?.attributes.aws_iam_role;
  const role = Array.isArray(roles) ? roles[0] : undefined;
  const roleArn =
    role && typeof role === 'object' && 'role_arn' in role
      ? role.role_arn
      : undefined;
  const exists = account
    .objects({ type: 'aws_iam_role' })
    .some(object => object.attributes.arn === roleArn);
  if (roleArn && !exists) {
    throw new ServiceError(
      `AWS IAM role does not exist or cannot be assumed: ${roleArn}`,
      `Storage credential ${text(attributes.credential_name)} names a role that is not there yet. Create the role before the external location.`,
    );
  }
  const bucket = /^s3:\/\/([^/]+)/.exec(text(attributes.url) ?? '')?.[1];
  if (bucket && !account.objects({ type: 'aws_s3_bucket', id: bucket }).length) {
    throw new ServiceError(
      `the bucket of ${text(attributes.url)} does not exist`,
      `Create bucket ${bucket} first.`,
    );
  }
}

function insideLocation(request: Request, url: string): boolean {
  const { account, scope } = request;
  return account
    .objects({ type: 'databricks_external_location' })
    .some(location => {
      const root = (text(location.attributes.url) ?? '').replace(/\/*$/, '/');
      return location.scope === scope && `${url}/`.startsWith(root);
    });
}

function checkStorage(attribute: string): (request: Request) => void {
  return request => {
    const url = text(request.attributes[attribute]);
    if (url && !insideLocation(request, url)) {
      throw new ServiceError(
        `PERMISSION_DENIED: ${url} is not within an external location`,
        `Create an external location that covers it before ${request.type}.`,
      );
    }
  };
}

function named(
  securable: string,
  extra: Omit<TypeRules, 'id' | 'scope'> = {},
): TypeRules {
  return {
    ...extra,
    scope: 'metastore',
    id: ({ attributes }) => text(attributes.name) ?? '',
    computed: (request, id) => ({
      owner: OWNER,
      metastore_id: request.scope.replace(/^metastore:/, ''),
      created_by: OWNER,
      updated_by: OWNER,
      created_at: request.identity.time(),
      updated_at: request.identity.time(),
      ...extra.computed?.(request, id),
      securable_type: securable,
    }),
  };
}

const GRANTED = [
  'catalog',
  'schema',
  'volume',
  'table',
  'external_location',
  'storage_credential',
  'credential',
  'function',
  'model',
  'foreign_connection',
  'share',
  'recipient',
  'pipeline',
  'metastore',
];

function securableOf({ attributes }: Request): [kind: string, name: string] {
  for (const kind of GRANTED) {
    const name = text(attributes[kind]);
    if (name) {
      return [kind, name];
    }
  }
  throw new ServiceError(
    'a grant names exactly one securable',
    `One of ${GRANTED.join(', ')} must be set.`,
  );
}

function checkGrant(request: Request): void {
  const { account, scope } = request;
  const [kind, name] = securableOf(request);
  const type =
    kind === 'foreign_connection'
      ? 'databricks_connection'
      : `databricks_${kind}`;
  const held = [
    'catalog',
    'schema',
    'volume',
    'external_location',
    'storage_credential',
    'metastore',
  ];
  const found = account
    .objects({ type, id: name })
    .some(object => kind === 'metastore' || object.scope === scope);
  if (held.includes(kind) && !found) {
    throw new ServiceError(
      `${kind} '${name}' does not exist.`,
      `${request.type} can only be made on something that is there.`,
    );
  }
}

function principalNames(kind: string, name: string): Record<string, Value> {
  return {
    display_name: name,
    acl_principal_id: `${kind}s/${name}`,
    home: `/Users/${name}`,
    repos: `/Repos/${name}`,
    disable_as_user_deletion: true,
  };
}

function principal(
  idDigits: number,
  nameAttribute: string,
  kind: string,
): TypeRules {
  return {
    scope: 'databricks-account',
    id: ({ identity }) => String(identity.digits(idDigits)),
    computed: ({ attributes }, id) =>
      principalNames(kind, text(attributes[nameAttribute]) ?? id),
    unique: [[nameAttribute]],
    replace: kind === 'group' ? [] : [nameAttribute],
  };
}

/**
 * What the Databricks account, Unity Catalog and workspace APIs are known to
 * do, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0 and the
 * Databricks docs on AWS, 2025.
 */
export const databricksRules: Record<string, TypeRules> = {
  databricks_mws_credentials: accountObject('credentials_id', {
    computed: request => ({ external_id: accountOf(request) }),
    unique: [['credentials_name']],
  }),
  databricks_mws_storage_configurations: accountObject(
    'storage_configuration_id',
    { unique: [['storage_configuration_name']] },
  ),
  databricks_mws_networks: accountObject('network_id', {
    check: checkNetwork,
    computed: () => ({ vpc_status: 'VALID', workspace_id: 0 }),
    unique: [['network_name']],
  }),
  databricks_mws_vpc_endpoint: accountObject('vpc_endpoint_id', {
    computed: ({ identity }) => ({
      aws_account_id: '',
      aws_endpoint_service_id: `vpce-svc-${identity.hex(17, 'service')}`,
      state: 'available',
      use_case: 'WORKSPACE_ACCESS',
    }),
    unique: [['vpc_endpoint_name']],
  }),
  databricks_mws_private_access_settings: accountObject(
    'private_access_settings_id',
    {
      immutable: false,
      replace: ['account_id', 'region'],
      unique: [['private_access_settings_name']],
    },
  ),
  databricks_mws_customer_managed_keys: accountObject(
    'customer_managed_key_id',
  ),
  databricks_mws_workspaces: {
    scope: 'databricks-account',
    id: request => `${accountOf(request)}/${request.identity.digits(16)}`,
    check: checkWorkspace,
    computed: ({ account, identity, attributes }, id) => {
      const workspaceId = id.slice(id.indexOf('/') + 1);
      return {
        workspace_id: Number(workspaceId),
        workspace_url: account.workspaceUrl(workspaceId),
        workspace_status: 'RUNNING',
        workspace_status_message: 'Workspace is running.',
        creation_time: identity.time(),
        cloud: 'aws',
        pricing_tier: 'ENTERPRISE',
        effective_compute_mode: text(attributes.compute_mode) ?? 'HYBRID',
      };
    },
    replace: ['account_id', 'workspace_name', 'aws_region', 'storage_configuration_id', 'deployment_name', 'compute_mode', 'location'],
    unique: [['workspace_name'], ['deployment_name']],
  },
  databricks_mws_permission_assignment: {
    scope: 'databricks-account',
    id: ({ attributes }) =>
      `${attributes.workspace_id}|${attributes.principal_id}`,
    check: request => {
      accountLevel(request);
      checkPermissionAssignment(request);
    },
    replace: ['workspace_id', 'principal_id'],
  },
  databricks_mws_log_delivery: accountObject('config_id', {
    computed: () => ({ status: 'ENABLED', config_name: '' }),
  }),
  databricks_mws_network_connectivity_config: accountObject(
    'network_connectivity_config_id',
    { unique: [['name']] },
  ),
  databricks_mws_ncc_binding: {
    scope: 'databricks-account',
    id: ({ attributes }) =>
      `${attributes.workspace_id}/${text(attributes.network_connectivity_config_id)}`,
    replace: ['workspace_id'],
  },
  databricks_metastore: {
    scope: 'databricks-account',
    id: ({ identity }) => identity.uuid(),
    computed: ({ attributes, caller, identity }, id) => ({
      metastore_id: id,
      cloud: 'aws',
      region: text(attributes.region) ?? caller.region ?? '',
      global_metastore_id: `aws:${text(attributes.region)}:${id}`,
      owner: OWNER,
      created_by: OWNER,
      updated_by: OWNER,
      created_at: identity.time(),
      updated_at: identity.time(),
    }),
    replace: ['region', 'storage_root'],
    unique: [['name'], ['region']],
  },
  databricks_metastore_assignment: {
    scope: 'databricks-account',
    id: ({ attributes }) =>
      `${attributes.workspace_id}|${text(attributes.metastore_id)}`,
    check: checkAssignment,
    after: learnRegion,
    computed: () => ({ default_catalog_name: 'main' }),
    replace: ['workspace_id'],
  },
  databricks_storage_credential: named('STORAGE_CREDENTIAL', {
    computed: ({ identity }) => ({
      storage_credential_id: identity.uuid('credential'),
      isolation_mode: 'ISOLATION_MODE_OPEN',
      external_id: identity.uuid('external'),
      unity_catalog_iam_arn: UNITY_CATALOG_ROLE,
    }),
    replace: ['name', 'metastore_id'],
  }),
  databricks_external_location: named('EXTERNAL_LOCATION', {
    check: checkExternalLocation,
    computed: ({ account, attributes }) => ({
      isolation_mode: 'ISOLATION_MODE_OPEN',
      browse_only: false,
      credential_id:
        account
          .objects({ type: 'databricks_storage_credential' })
          .find(({ id }) => id === attributes.credential_name)?.attributes
          .storage_credential_id ?? '',
    }),
    replace: ['name'],
  }),
  databricks_catalog: named('CATALOG', {
    check: checkStorage('storage_root'),
    computed: ({ attributes, identity }, id) => ({
      full_name: id,
      catalog_type: 'MANAGED_CATALOG',
      isolation_mode: 'OPEN',
      enable_predictive_optimization: 'INHERIT',
      storage_location: `${
        text(attributes.storage_root) ?? 's3://metastore'
      }/__unitystorage/catalogs/${identity.uuid('storage')}`,
    }),
    replace: ['name', 'storage_root', 'connection_name', 'provider_name', 'share_name'],
  }),
  databricks_schema: {
    ...named('SCHEMA'),
    id: ({ attributes }) =>
      `${text(attributes.catalog_name)}.${text(attributes.name)}`,
    check: checkStorage('storage_root'),
    computed: ({ identity, scope }) => ({
      owner: OWNER,
      schema_id: identity.uuid('schema'),
      metastore_id: scope.replace(/^metastore:/, ''),
      enable_predictive_optimization: 'INHERIT',
    }),
    replace: ['name', 'catalog_name', 'storage_root'],
  },
  databricks_volume: {
    ...named('VOLUME'),
    id: ({ attributes }) =>
      [attributes.catalog_name, attributes.schema_name, attributes.name].join(
        '.',
      ),
    check: request => {
      const external = request.attributes.volume_type === 'EXTERNAL';
      if (external && !text(request.attributes.storage_location)) {
        throw new ServiceError(
          'storage_location is required for an EXTERNAL volume',
          `${text(request.attributes.name)} has none.`,
        );
      }
      checkStorage('storage_location')(request);
    },
    computed: ({ attributes }) => ({
      owner: OWNER,
      volume_path: `/Volumes/${[
        attributes.catalog_name,
        attributes.schema_name,
        attributes.name,
      ].join('/')}`,
    }),
    replace: ['name', 'catalog_name', 'schema_name', 'volume_type', 'storage_location'],
  },
  databricks_connection: named('CONNECTION', { replace: ['name', 'connection_type'] }),
  databricks_grant: {
    scope: 'metastore',
    id: request =>
      [...securableOf(request), text(request.attributes.principal)].join('/'),
    check: checkGrant,
    replace: [...GRANTED, 'principal'],
  },
  databricks_grants: {
    scope: 'metastore',
    id: request => securableOf(request).join('/'),
    check: checkGrant,
    replace: GRANTED,
  },
  databricks_workspace_binding: {
    scope: 'metastore',
    id: ({ attributes }) =>
      [
        attributes.workspace_id,
        attributes.securable_type,
        attributes.securable_name,
      ].join('|'),
    immutable: true,
  },
  databricks_default_namespace_setting: {
    scope: 'workspace',
    overwrites: true,
    id: () => 'global',
    computed: ({ identity }) => ({
      etag: identity.hex(24, 'etag'),
      setting_name: 'default',
    }),
  },
  databricks_group: principal(15, 'display_name', 'group'),
  databricks_user: principal(16, 'user_name', 'user'),
  databricks_service_principal: {
    ...principal(16, 'display_name', 'servicePrincipal'),
    computed: ({ attributes, identity }, id) => ({
      ...principalNames('servicePrincipal', text(attributes.display_name) ?? id),
      application_id: identity.uuid('application'),
    }),
    unique: [['application_id']],
    replace: ['application_id'],
  },
  databricks_group_member: {
    scope: 'databricks-account',
    id: ({ attributes }) =>
      `${text(attributes.group_id)}|${text(attributes.member_id)}`,
    immutable: true,
  },
  databricks_entitlements: {
    scope: 'workspace',
    overwrites: true,
    id: ({ attributes }) => {
      const kinds = ['group', 'user', 'service_principal'];
      const kind = kinds.find(k => text(attributes[`${k}_id`])) ?? 'user';
      return `${kind}/${text(attributes[`${kind}_id`])}`;
    },
    replace: ['group_id', 'user_id', 'service_principal_id'],
  },
  databricks_cluster_policy: {
    scope: 'workspace',
    id: ({ identity }) => identity.hex(16).toUpperCase(),
    computed: (_request, id) => ({ policy_id: id }),
    unique: [['name']],
  },
  databricks_sql_endpoint: {
    scope: 'workspace',
    id: ({ identity }) => identity.hex(16),
    computed: ({ identity }) => ({
      data_source_id: identity.uuid('source'),
      state: 'STOPPED',
      creator_name: OWNER,
    }),
  },
  databricks_account_network_policy: {
    scope: 'databricks-account',
    id: ({ attributes }) => text(attributes.network_policy_id) ?? '',
    replace: ['network_policy_id'],
  },
};

/** Types of the account API that have no rule of their own. */
export function isDatabricksAccountType(type: string): boolean {
  return /^databricks_(mws_|account_)/.test(type);
}
