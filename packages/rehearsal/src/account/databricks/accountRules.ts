import { accountOf } from './accountOf';
import { checkAccountLevel } from './checkAccountLevel';
import { checkNetwork } from './checkNetwork';
import { checkWorkspace } from './checkWorkspace';
import {
  checkAssignment,
  checkPermissionAssignment,
  learnRegion,
} from './metastoreAssignment';
import { owner } from './owner';
import type { TypeRules } from '../TypeRules';
import { text } from '../text';

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
      checkAccountLevel(request);
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

/**
 * What the Databricks account API is known to do, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const accountRules: Record<string, TypeRules> = {
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
    replace: [
      'account_id',
      'workspace_name',
      'aws_region',
      'storage_configuration_id',
      'deployment_name',
      'compute_mode',
      'location',
    ],
    unique: [['workspace_name'], ['deployment_name']],
  },
  databricks_mws_permission_assignment: {
    scope: 'databricks-account',
    id: ({ attributes }) =>
      `${attributes.workspace_id}|${attributes.principal_id}`,
    check: request => {
      checkAccountLevel(request);
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
      `${attributes.workspace_id}/${text(
        attributes.network_connectivity_config_id,
      )}`,
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
      owner: owner,
      created_by: owner,
      updated_by: owner,
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
  databricks_account_network_policy: {
    scope: 'databricks-account',
    id: ({ attributes }) => text(attributes.network_policy_id) ?? '',
    replace: ['network_policy_id'],
  },
};
