import { owner } from './owner';
import type { TypeRules } from '../TypeRules';
import { text } from '../text';
import type { Value } from '../../wire/Value';

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
 * What principals and a workspace's own APIs are known to do, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const workspaceRules: Record<string, TypeRules> = {
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
      ...principalNames(
        'servicePrincipal',
        text(attributes.display_name) ?? id,
      ),
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
      creator_name: owner,
    }),
  },
};
