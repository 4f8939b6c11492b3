import { accountObject } from './accountObject';
import { accountOf } from './accountOf';
import { byAttribute } from './byAttribute';
import { checkAccountLevel } from './checkAccountLevel';
import { checkName } from './checkName';
import { checkNetwork } from './checkNetwork';
import { checkNetworkEndpoints } from './checkNetworkEndpoints';
import { encryptionRules } from './encryptionRules';
import { logDeliveryRules } from './logDeliveryRules';
import {
  checkAssignment,
  checkPermissionAssignment,
  learnRegion,
} from './metastoreAssignment';
import { owner } from './owner';
import { privateLinkRules } from './privateLinkRules';
import { serverlessRules } from './serverlessRules';
import { workspaceLifeRules } from './workspaceLifeRules';
import type { TypeRules } from '../TypeRules';
import { text } from '../text';

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
    check: request => {
      checkName('network_name')(request);
      checkNetwork(request);
      checkNetworkEndpoints(request);
    },
    computed: () => ({ vpc_status: 'UNATTACHED', workspace_id: 0 }),
    current: ({ attributes }, account) => {
      const workspace = byAttribute(
        account,
        'databricks_mws_workspaces',
        'network_id',
        attributes.network_id,
      );
      return workspace
        ? {
            vpc_status: 'VALID',
            workspace_id: workspace.attributes.workspace_id,
          }
        : undefined;
    },
    unique: [['network_name']],
  }),
  ...encryptionRules,
  ...logDeliveryRules,
  ...privateLinkRules,
  ...serverlessRules,
  ...workspaceLifeRules,
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
};
