import { accountOf } from './accountOf';
import { byAttribute } from './byAttribute';
import { checkWorkspace } from './checkWorkspace';
import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { TypeRules } from '../TypeRules';
import type { Value, ValueObject } from '../../wire/Value';

/** What the API takes only as another one, never as none. */
const NOT_TAKEN_AWAY = [
  'credentials_id',
  'managed_services_customer_managed_key_id',
  'network_id',
  'storage_customer_managed_key_id',
];

const sameIgnoringCase = (a: Value, b: Value) =>
  String(a).toLowerCase() === String(b).toLowerCase();

function kept(attributes: ValueObject, prior: ValueObject | undefined) {
  return Object.fromEntries(
    NOT_TAKEN_AWAY.filter(name => !text(attributes[name])).map(name => [
      name,
      prior?.[name] ?? null,
    ]),
  );
}

/** What is in a workspace goes with it, and what only it was bound to. */
function removeContent(
  { workspaceId }: AccountObject,
  account: RehearsalAccount,
): void {
  const inside = account
    .objects({ provider: 'databricks' })
    .filter(
      object =>
        object.scope === `workspace:${workspaceId}` ||
        (object.remains !== undefined &&
          String(object.attributes.workspace_id) === workspaceId),
    );
  for (const object of inside) account.remove(object);
}

/**
 * What the Databricks account API is known to do about workspaces.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025: all but
 * what a running workspace can take as an update makes it anew.
 */
export const workspaceLifeRules: Record<string, TypeRules> = {
  databricks_mws_workspaces: {
    scope: 'databricks-account',
    id: request => `${accountOf(request)}/${request.identity.digits(16)}`,
    check: checkWorkspace,
    checkPlan: (prior, planned) => {
      if (
        text(prior?.private_access_settings_id) &&
        planned.private_access_settings_id === null
      ) {
        throw new ServiceError(
          'cannot remove private access setting from workspace',
          'A workspace keeps its private access settings; only others can take their place.',
        );
      }
    },
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
        network_connectivity_config_id: '',
      };
    },
    current: ({ attributes }, account) => {
      const binding = byAttribute(
        account,
        'databricks_mws_ncc_binding',
        'workspace_id',
        attributes.workspace_id,
      );
      return binding
        ? {
            network_connectivity_config_id:
              binding.attributes.network_connectivity_config_id,
          }
        : undefined;
    },
    stored: (attributes, { prior }) => ({
      ...attributes,
      ...kept(attributes, prior),
    }),
    defaults: { is_no_public_ip_enabled: true },
    keeps: ['network_id'],
    same: {
      is_no_public_ip_enabled: before => before !== null,
      pricing_tier: sameIgnoringCase,
    },
    replace: [
      'account_id',
      'aws_region',
      'compute_mode',
      'customer_managed_key_id',
      'deployment_name',
      'location',
      'storage_configuration_id',
      'workspace_name',
    ],
    remove: (object, account) => {
      removeContent(object, account);
      return undefined;
    },
    unique: [['workspace_name'], ['deployment_name']],
  },
};
