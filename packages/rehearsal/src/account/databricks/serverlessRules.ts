import { accountObject } from './accountObject';
import { checkAccountLevel } from './checkAccountLevel';
import { invalidParameter } from './invalidParameter';
import { byAttribute } from './byAttribute';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

function workspaceOf({ account, attributes }: Request) {
  return account.objects({
    type: 'databricks_mws_workspaces',
    workspaceId: String(attributes.workspace_id),
  })[0];
}

function checkConfigName({ attributes }: Request): void {
  const name = text(attributes.name) ?? '';
  if (!/^[0-9a-zA-Z-_]{3,30}$/.test(name)) {
    invalidParameter(
      `'${name}' is no name of a network connectivity configuration`,
      'It has 3 to 30 letters, digits, hyphens and underscores.',
    );
  }
}

function checkBinding(request: Request): void {
  checkAccountLevel(request);
  const workspace = workspaceOf(request);
  const config = byAttribute(
    request.account,
    'databricks_mws_network_connectivity_config',
    'network_connectivity_config_id',
    request.attributes.network_connectivity_config_id,
  );
  const region = text(config?.attributes.region);
  if (workspace?.region && region && workspace.region !== region) {
    invalidParameter(
      `network connectivity configuration ${text(
        config?.attributes.name,
      )} is not in ${workspace.region}`,
      `It is in ${region}; a workspace and its configuration share a region.`,
    );
  }
}

function checkPolicyId(request: Request): void {
  checkAccountLevel(request);
  const id = text(request.attributes.network_policy_id) ?? '';
  if (!/^[a-zA-Z0-9_.-]{1,32}$/.test(id)) {
    invalidParameter(
      `'${id}' is no id of a network policy`,
      'It has 1 to 32 letters, digits, dots, hyphens and underscores.',
    );
  }
}

/**
 * What the Databricks account API is known to do about the network of
 * serverless compute, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const serverlessRules: Record<string, TypeRules> = {
  databricks_mws_network_connectivity_config: accountObject(
    'network_connectivity_config_id',
    {
      check: checkConfigName,
      computed: ({ identity }) => ({ updated_time: identity.time() }),
      unique: [['name']],
    },
  ),
  // One at a time: another one takes its place, none does not.
  databricks_mws_ncc_binding: {
    scope: 'databricks-account',
    overwrites: true,
    id: ({ attributes }) =>
      `${attributes.workspace_id}/${text(
        attributes.network_connectivity_config_id,
      )}`,
    check: checkBinding,
    after: ({ account, attributes, scope, prior }) => {
      const others = account
        .objects({ type: 'databricks_mws_ncc_binding' })
        .filter(
          other =>
            !prior &&
            other.scope === scope &&
            other.attributes.workspace_id === attributes.workspace_id &&
            other.attributes.network_connectivity_config_id !==
              attributes.network_connectivity_config_id,
        );
      for (const other of others) account.remove(other);
    },
    replace: ['workspace_id'],
    remove: () => ({
      because: 'a workspace stays bound until it is bound to another one',
    }),
  },
  databricks_mws_ncc_private_endpoint_rule: {
    scope: 'databricks-account',
    id: ({ attributes, identity }) =>
      `${text(attributes.network_connectivity_config_id)}/${identity.uuid()}`,
    computed: ({ identity }, id) => ({
      rule_id: id.slice(id.indexOf('/') + 1),
      connection_state: 'PENDING',
      creation_time: identity.time(),
      updated_time: identity.time(),
      deactivated: false,
    }),
    replace: [
      'network_connectivity_config_id',
      'endpoint_service',
      'group_id',
      'resource_id',
    ],
  },
  databricks_account_network_policy: {
    scope: 'databricks-account',
    idAttribute: 'network_policy_id',
    id: ({ attributes }) => text(attributes.network_policy_id) ?? '',
    check: checkPolicyId,
    replace: ['network_policy_id'],
  },
  // Every workspace has one from the beginning; there is nothing to make.
  databricks_workspace_network_option: {
    scope: 'databricks-account',
    idAttribute: 'workspace_id',
    overwrites: true,
    id: ({ attributes }) => String(attributes.workspace_id),
    check: checkAccountLevel,
    replace: ['workspace_id'],
    remove: () => ({ because: 'a workspace always has one network policy' }),
  },
};
