import { invalidParameter } from './invalidParameter';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';

const TYPES: Record<string, string> = {
  catalog: 'databricks_catalog',
  external_location: 'databricks_external_location',
  storage_credential: 'databricks_storage_credential',
};

/**
 * Refuses to bind what is not there, is open to every workspace anyway, or is
 * of another metastore than the workspace.
 *
 * From the Databricks docs on AWS, workspace-catalog binding, 2025.
 */
export function checkBinding({ account, attributes, scope }: Request): void {
  const kind = text(attributes.securable_type) ?? 'catalog';
  const name =
    text(attributes.securable_name) ?? text(attributes.catalog_name) ?? '';
  const type = TYPES[kind];
  const found = type ? account.find(type, scope, name) : undefined;
  if (type && !found) {
    throw new ServiceError(
      `${kind} '${name}' does not exist.`,
      'databricks_workspace_binding can only be made for something that is there.',
    );
  }
  const mode = text(found?.attributes.isolation_mode) ?? '';
  if (found && !mode.endsWith('ISOLATED')) {
    invalidParameter(
      `${kind} '${name}' is ${mode || 'open'} and needs no binding`,
      'Set isolation_mode to ISOLATED, or leave out the binding.',
    );
  }
  if (
    kind !== 'catalog' &&
    text(attributes.binding_type) === 'BINDING_TYPE_READ_ONLY'
  ) {
    invalidParameter(
      `${kind} '${name}' cannot be bound read-only`,
      'Only catalogs can.',
    );
  }
  const workspaceId = String(attributes.workspace_id);
  const metastore = account
    .objects({ type: 'databricks_metastore_assignment', workspaceId })
    .map(({ metastoreId }) => metastoreId)[0];
  if (metastore && `metastore:${metastore}` !== scope) {
    invalidParameter(
      `workspace ${workspaceId} is of another metastore`,
      `It is of ${metastore}, ${kind} '${name}' is not.`,
    );
  }
}
