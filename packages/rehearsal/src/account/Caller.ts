import { ServiceError } from './ServiceError';
import type { ProviderName } from '../schema/loadProviderSchema';
import { regionOf } from './databricks/regionOf';
import type { ValueObject } from '../wire/Value';
import type { RehearsalAccount } from './RehearsalAccount';
import type { Scope } from './TypeRules';

/** A configured provider: who asks, and on which account, region or host. */
export interface Caller {
  provider: ProviderName;
  region?: string;
  /** AWS only: where it signs in, if not in its region. */
  stsRegion?: string;
  /** AWS account id, or Databricks account id. */
  accountId?: string;
  defaultTags: ValueObject;
  /** Databricks only: the host, without a trailing slash. */
  host?: string;
}

const ACCOUNT_HOST =
  /^https?:\/\/accounts(-dod)?\.cloud\.databricks\.(com|us|mil)$/;

/** Whether a Databricks provider speaks to the account rather than a workspace. */
export function isAccountLevel(caller: Caller): boolean {
  return caller.host === undefined
    ? caller.accountId !== undefined
    : ACCOUNT_HOST.test(caller.host);
}

function workspaceOf(account: RehearsalAccount, caller: Caller) {
  const workspace = account
    .objects({ type: 'databricks_mws_workspaces' })
    .find(({ attributes }) => {
      const url = String(attributes.workspace_url ?? '').replace(/\/+$/, '');
      return url === caller.host || url === `https://${caller.host}`;
    });
  if (!workspace) {
    throw new ServiceError(
      `cannot reach ${caller.host ?? 'a workspace without a host'}`,
      'No workspace of the rehearsal account has this address. Give the provider the workspace_url of a workspace that exists.',
    );
  }
  return workspace;
}

/** The place that a caller's request for something of that scope goes to. */
export interface Place {
  scope: string;
  region?: string;
  accountId?: string;
  workspaceId?: string;
  metastoreId?: string;
}

/**
 * Where an object of a caller lives.
 *
 * @throws ServiceError when the caller's host is no workspace, or one without
 * a metastore
 */
export function placeOf(
  account: RehearsalAccount,
  caller: Caller,
  scope: Scope,
  attributes: ValueObject,
): Place {
  const { accountId } = caller;
  if (scope === 'world' || scope === 'account' || scope === 'region') {
    const region =
      typeof attributes.region === 'string' ? attributes.region : caller.region;
    const scopes = {
      world: '',
      account: accountId ?? '',
      region: `${accountId ?? ''}/${region ?? ''}`,
    };
    return { scope: scopes[scope], region, accountId };
  }
  if (scope === 'databricks-account') {
    const id = accountId ?? account.databricksAccountId();
    const region = regionOf(account, attributes);
    return {
      scope: `account:${id}`,
      accountId: id,
      ...(region ? { region } : {}),
    };
  }
  if (isAccountLevel(caller)) {
    const metastoreId = attributes.metastore_id;
    if (scope === 'metastore' && typeof metastoreId === 'string') {
      return { scope: `metastore:${metastoreId}`, accountId, metastoreId };
    }
    throw new ServiceError(
      'this resource needs a workspace-level provider',
      `The provider is configured for the account (${
        caller.host ?? 'no host'
      }). Use a provider whose host is the workspace's URL.`,
    );
  }
  const workspace = workspaceOf(account, caller);
  const workspaceId = workspace.workspaceId;
  const region = workspace.region;
  if (scope === 'workspace') {
    return { scope: `workspace:${workspaceId}`, workspaceId, region };
  }
  const assignment = account
    .objects({ type: 'databricks_metastore_assignment' })
    .find(object => object.workspaceId === workspaceId);
  if (!assignment?.metastoreId) {
    throw new ServiceError(
      'No metastore assigned for the current workspace.',
      `Workspace ${workspaceId} has no metastore. Assign one with databricks_metastore_assignment first.`,
    );
  }
  const { metastoreId } = assignment;
  return {
    scope: `metastore:${metastoreId}`,
    workspaceId,
    metastoreId,
    region,
  };
}
