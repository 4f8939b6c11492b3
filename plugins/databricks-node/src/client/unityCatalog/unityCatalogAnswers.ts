import { z } from 'zod';
import {
  count,
  flag,
  id,
  instant,
  list,
  pageOf,
  text,
  texts,
} from '../answers/fields';
import type {
  UnityBinding,
  UnityCatalogInfo,
  UnityConstraint,
  UnityExternalLocation,
  UnityFunctionInfo,
  UnityGrant,
  UnityMetastoreSummary,
  UnityModelInfo,
  UnityObject,
  UnitySchemaInfo,
  UnityStorageCredential,
  UnityTableInfo,
  UnityTableSummary,
  UnityTag,
  UnityVolumeInfo,
} from './UnityCatalogReader';

const common = {
  name: z.string(),
  owner: text,
  comment: text,
  created_at: instant,
  created_by: text,
  updated_at: instant,
  updated_by: text,
};
const commonSchema = z.object(common);

function objectOf(found: z.output<typeof commonSchema>): UnityObject {
  return {
    name: found.name,
    owner: found.owner,
    comment: found.comment,
    createdAt: found.created_at,
    createdBy: found.created_by,
    updatedAt: found.updated_at,
    updatedBy: found.updated_by,
  };
}

/** Names of what a schema holds; the full name is not in every answer. */
const inSchema = {
  ...common,
  full_name: text,
  catalog_name: text,
  schema_name: text,
};

function fullNameOf(found: {
  full_name?: string | undefined;
  catalog_name?: string | undefined;
  schema_name?: string | undefined;
  name: string;
}): string {
  const { catalog_name, schema_name, name } = found;
  return found.full_name ?? [catalog_name, schema_name, name].join('.');
}

/** GET /catalogs/{name}. */
export const catalog = z
  .object({
    ...common,
    catalog_type: text,
    metastore_id: text,
    isolation_mode: text,
    properties: texts,
    storage_root: text,
    storage_location: text,
    connection_name: text,
    provider_name: text,
    share_name: text,
    browse_only: flag,
  })
  .transform(
    (found): UnityCatalogInfo => ({
      ...objectOf(found),
      type: found.catalog_type,
      metastoreId: found.metastore_id,
      isolationMode: found.isolation_mode,
      properties: found.properties,
      storageRoot: found.storage_root,
      storageLocation: found.storage_location,
      connectionName: found.connection_name,
      providerName: found.provider_name,
      shareName: found.share_name,
      browseOnly: found.browse_only,
    }),
  );

/** GET /catalogs. */
export const catalogs = pageOf('catalogs', catalog);

/** GET /schemas/{full name}. */
export const schema = z
  .object({
    ...common,
    full_name: text,
    catalog_name: z.string(),
    storage_location: text,
    properties: texts,
    browse_only: flag,
  })
  .transform(
    (found): UnitySchemaInfo => ({
      ...objectOf(found),
      fullName: found.full_name ?? `${found.catalog_name}.${found.name}`,
      catalogName: found.catalog_name,
      storageLocation: found.storage_location,
      properties: found.properties,
      browseOnly: found.browse_only,
    }),
  );

/** GET /schemas. */
export const schemas = pageOf('schemas', schema);

const column = z
  .object({
    name: z.string(),
    type_text: text,
    position: count,
    nullable: flag,
    comment: text,
    partition_index: count,
    mask: z.object({ function_name: text }).nullish(),
  })
  .transform(found => ({
    name: found.name,
    type: found.type_text,
    position: found.position,
    nullable: found.nullable,
    comment: found.comment,
    partitionIndex: found.partition_index,
    maskFunction: found.mask?.function_name,
  }));

const constraint = z
  .object({
    primary_key_constraint: z
      .object({ name: text, child_columns: list(z.string()) })
      .nullish(),
    foreign_key_constraint: z
      .object({
        name: text,
        child_columns: list(z.string()),
        parent_table: text,
        parent_columns: list(z.string()),
      })
      .nullish(),
    named_table_constraint: z.object({ name: text }).nullish(),
  })
  .transform((found): UnityConstraint => {
    const primary = found.primary_key_constraint;
    const foreign = found.foreign_key_constraint;
    if (primary) {
      return {
        kind: 'primary-key',
        name: primary.name,
        columns: primary.child_columns,
        parentColumns: [],
      };
    }
    if (foreign) {
      return {
        kind: 'foreign-key',
        name: foreign.name,
        columns: foreign.child_columns,
        parentTable: foreign.parent_table,
        parentColumns: foreign.parent_columns,
      };
    }
    return {
      kind: 'named',
      name: found.named_table_constraint?.name,
      columns: [],
      parentColumns: [],
    };
  });

/** GET /tables/{full name}. */
export const table = z
  .object({
    ...inSchema,
    catalog_name: z.string(),
    schema_name: z.string(),
    table_type: text,
    data_source_format: text,
    storage_location: text,
    view_definition: text,
    pipeline_id: text,
    row_filter: z.object({ function_name: text }).nullish(),
    browse_only: flag,
    columns: list(column),
    table_constraints: list(constraint),
    properties: texts,
  })
  .transform(
    (found): UnityTableInfo => ({
      ...objectOf(found),
      fullName: fullNameOf(found),
      catalogName: found.catalog_name,
      schemaName: found.schema_name,
      type: found.table_type,
      format: found.data_source_format,
      storageLocation: found.storage_location,
      viewDefinition: found.view_definition,
      pipelineId: found.pipeline_id,
      rowFilterFunction: found.row_filter?.function_name,
      browseOnly: found.browse_only,
      columns: found.columns,
      constraints: found.table_constraints,
      properties: found.properties,
    }),
  );

/** GET /tables. */
export const tables = pageOf('tables', table);

/** GET /table-summaries. */
export const tableSummaries = pageOf(
  'tables',
  z.object({ full_name: z.string(), table_type: text }).transform(
    (found): UnityTableSummary => ({
      fullName: found.full_name,
      type: found.table_type,
    }),
  ),
);

/** GET /volumes/{full name}. */
export const volume = z
  .object({ ...inSchema, volume_type: text, storage_location: text })
  .transform(
    (found): UnityVolumeInfo => ({
      ...objectOf(found),
      fullName: fullNameOf(found),
      type: found.volume_type,
      storageLocation: found.storage_location,
    }),
  );

/** GET /volumes. */
export const volumes = pageOf('volumes', volume);

/** GET /functions/{full name}. */
export const registeredFunction = z
  .object({
    ...inSchema,
    full_data_type: text,
    data_type: text,
    routine_body: text,
    routine_definition: text,
    external_language: text,
    input_params: z
      .object({
        parameters: list(z.object({ name: z.string(), type_text: text })),
      })
      .nullish(),
  })
  .transform(
    (found): UnityFunctionInfo => ({
      ...objectOf(found),
      fullName: fullNameOf(found),
      type: found.full_data_type ?? found.data_type,
      body: found.routine_body,
      definition: found.routine_definition,
      language: found.external_language,
      parameters: (found.input_params?.parameters ?? []).map(parameter => ({
        name: parameter.name,
        type: parameter.type_text,
      })),
    }),
  );

/** GET /functions. */
export const functions = pageOf('functions', registeredFunction);

/** GET /models/{full name}. */
export const model = z
  .object({ ...inSchema, storage_location: text })
  .transform(
    (found): UnityModelInfo => ({
      ...objectOf(found),
      fullName: fullNameOf(found),
      storageLocation: found.storage_location,
    }),
  );

/** GET /models. */
export const models = pageOf('registered_models', model);

/** GET /external-locations. */
export const externalLocations = pageOf(
  'external_locations',
  z
    .object({
      ...common,
      url: text,
      credential_name: text,
      read_only: flag,
      isolation_mode: text,
    })
    .transform(
      (found): UnityExternalLocation => ({
        ...objectOf(found),
        url: found.url,
        credentialName: found.credential_name,
        readOnly: found.read_only,
        isolationMode: found.isolation_mode,
      }),
    ),
);

/** GET /storage-credentials. */
export const storageCredentials = pageOf(
  'storage_credentials',
  z
    .object({
      ...common,
      aws_iam_role: z
        .object({
          role_arn: text,
          external_id: text,
          unity_catalog_iam_arn: text,
        })
        .nullish(),
      read_only: flag,
      isolation_mode: text,
    })
    .transform(
      (found): UnityStorageCredential => ({
        ...objectOf(found),
        roleArn: found.aws_iam_role?.role_arn,
        externalId: found.aws_iam_role?.external_id,
        unityCatalogRoleArn: found.aws_iam_role?.unity_catalog_iam_arn,
        readOnly: found.read_only,
        isolationMode: found.isolation_mode,
      }),
    ),
);

/** GET /effective-permissions/{type}/{full name}. */
export const effectivePermissions = pageOf(
  'privilege_assignments',
  z
    .object({
      principal: z.string(),
      privileges: list(
        z.object({
          privilege: z.string(),
          inherited_from_type: text,
          inherited_from_name: text,
        }),
      ),
    })
    .transform(
      (found): UnityGrant => ({
        principal: found.principal,
        privileges: found.privileges.map(privilege => ({
          privilege: privilege.privilege,
          inheritedFromType: privilege.inherited_from_type,
          inheritedFromName: privilege.inherited_from_name,
        })),
      }),
    ),
);

/** GET /bindings/{type}/{name}. */
export const bindings = pageOf(
  'bindings',
  z.object({ workspace_id: id, binding_type: text }).transform(
    (found): UnityBinding => ({
      workspaceId: found.workspace_id,
      type: found.binding_type,
    }),
  ),
);

/** GET /entity-tag-assignments/{type}/{full name}/tags. */
export const tags = pageOf(
  'tag_assignments',
  z.object({ tag_key: z.string(), tag_value: text }).transform(
    (found): UnityTag => ({
      key: found.tag_key,
      ...(found.tag_value !== undefined && { value: found.tag_value }),
    }),
  ),
);

/** GET /metastore_summary. */
export const metastoreSummary = z
  .object({
    metastore_id: z.string(),
    name: z.string(),
    region: text,
    cloud: text,
    owner: text,
    storage_root: text,
    global_metastore_id: text,
    delta_sharing_scope: text,
    external_access_enabled: flag,
  })
  .transform(
    (found): UnityMetastoreSummary => ({
      id: found.metastore_id,
      name: found.name,
      region: found.region,
      cloud: found.cloud,
      owner: found.owner,
      storageRoot: found.storage_root,
      globalId: found.global_metastore_id,
      deltaSharingScope: found.delta_sharing_scope,
      externalAccessEnabled: found.external_access_enabled,
    }),
  );
