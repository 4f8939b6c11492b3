import { checkBinding } from './checkBinding';
import { catalogTypeOf, checkForeignCatalog } from './checkForeignCatalog';
import {
  checkExternalLocation,
  checkNoOverlap,
  checkStorage,
} from './checkStorage';
import { grantOf, grantsOf } from './grantViews';
import { owner } from './owner';
import { checkGrant, grantable, securableOf } from './securable';
import { ServiceError } from '../ServiceError';
import type { TypeRules } from '../TypeRules';
import { text } from '../text';
import type { Value } from '../../wire/Value';

/** The role that Unity Catalog assumes other roles with (commercial regions). */
const UNITY_CATALOG_ROLE =
  'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL';

/** The provider overlooks a slash at the end. */
const sameFolder = (a: Value, b: Value) =>
  String(a).replace(/\/+$/, '') === String(b).replace(/\/+$/, '');

function named(
  securable: string,
  extra: Omit<TypeRules, 'id' | 'scope'> = {},
): TypeRules {
  return {
    ...extra,
    scope: 'metastore',
    id: ({ attributes }) => text(attributes.name) ?? '',
    computed: (request, id) => ({
      owner: owner,
      metastore_id: request.scope.replace(/^metastore:/, ''),
      created_by: owner,
      updated_by: owner,
      created_at: request.identity.time(),
      updated_at: request.identity.time(),
      ...extra.computed?.(request, id),
      securable_type: securable,
    }),
  };
}

/**
 * What Unity Catalog is known to do, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0 and the
 * Databricks docs on AWS, Unity Catalog, 2025.
 */
export const unityCatalogRules: Record<string, TypeRules> = {
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
    check: request => {
      checkNoOverlap(request);
      checkExternalLocation(request);
    },
    same: { url: sameFolder },
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
    check: request => {
      checkStorage('storage_root')(request);
      checkForeignCatalog(request);
    },
    keeps: ['storage_root'],
    same: { storage_root: sameFolder },
    computed: (request, id) => ({
      full_name: id,
      catalog_type: catalogTypeOf(request),
      isolation_mode: 'OPEN',
      enable_predictive_optimization: 'INHERIT',
      storage_location: `${
        text(request.attributes.storage_root) ?? 's3://metastore'
      }/__unitystorage/catalogs/${request.identity.uuid('storage')}`,
    }),
    replace: [
      'name',
      'storage_root',
      'connection_name',
      'provider_name',
      'share_name',
    ],
  }),
  databricks_schema: {
    ...named('SCHEMA'),
    id: ({ attributes }) =>
      `${text(attributes.catalog_name)}.${text(attributes.name)}`,
    check: checkStorage('storage_root'),
    keeps: ['storage_root'],
    same: { storage_root: sameFolder },
    computed: ({ identity, scope }) => ({
      owner: owner,
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
    same: { storage_location: sameFolder },
    keeps: ['storage_location'],
    computed: ({ attributes }) => ({
      owner: owner,
      volume_path: `/Volumes/${[
        attributes.catalog_name,
        attributes.schema_name,
        attributes.name,
      ].join('/')}`,
    }),
    replace: [
      'name',
      'catalog_name',
      'schema_name',
      'volume_type',
      'storage_location',
    ],
  },
  databricks_connection: named('CONNECTION', {
    replace: ['name', 'connection_type'],
  }),
  databricks_grant: {
    scope: 'metastore',
    id: request =>
      [...securableOf(request), text(request.attributes.principal)].join('/'),
    check: checkGrant,
    derived: grantOf,
    replace: [...grantable, 'principal'],
  },
  databricks_grants: {
    scope: 'metastore',
    id: request => securableOf(request).join('/'),
    check: checkGrant,
    derived: grantsOf,
    replace: grantable,
  },
  databricks_workspace_binding: {
    scope: 'metastore',
    id: ({ attributes }) =>
      [
        attributes.workspace_id,
        text(attributes.securable_type) ?? 'catalog',
        text(attributes.securable_name) ?? attributes.catalog_name,
      ].join('|'),
    check: checkBinding,
    computed: ({ attributes }) => ({
      securable_name: text(attributes.catalog_name) ?? '',
    }),
    defaults: {
      binding_type: 'BINDING_TYPE_READ_WRITE',
      securable_type: 'catalog',
    },
    immutable: true,
  },
};
