import { z } from 'zod';
import { instant } from './answers/fields';

/** 64-bit ids are JSON numbers on the wire and strings with us. */
const id = z.union([z.string(), z.number()]).transform(String);
const optionalText = z
  .string()
  .nullish()
  .transform(value => value || undefined);
const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? {});

/** GET /api/2.0/accounts/{id}/workspaces: a bare array. */
export const workspacesAnswer = z.array(
  z.object({
    workspace_id: id,
    workspace_name: z.string(),
    workspace_url: optionalText,
    deployment_name: optionalText,
    aws_region: optionalText,
    workspace_status: optionalText,
    workspace_status_message: optionalText,
    pricing_tier: optionalText,
    compute_mode: optionalText,
    creation_time: instant,
    custom_tags: texts,
  }),
);

/** GET /api/2.0/accounts/{id}/metastores. */
export const metastoresAnswer = z.object({
  metastores: z
    .array(
      z.object({
        metastore_id: z.string(),
        name: z.string(),
        region: optionalText,
        owner: optionalText,
      }),
    )
    .nullish()
    .transform(value => value ?? []),
});

/** GET /api/2.0/accounts/{id}/metastores/{id}/workspaces. */
export const metastoreWorkspacesAnswer = z.object({
  workspace_ids: z
    .array(id)
    .nullish()
    .transform(value => value ?? []),
});

const page = { next_page_token: optionalText };

/** GET /api/2.1/unity-catalog/catalogs. */
export const catalogsAnswer = z.object({
  ...page,
  catalogs: z
    .array(
      z.object({
        name: z.string(),
        owner: optionalText,
        comment: optionalText,
        catalog_type: optionalText,
        metastore_id: optionalText,
        isolation_mode: optionalText,
        properties: texts,
      }),
    )
    .nullish()
    .transform(value => value ?? []),
});

/** GET /api/2.1/unity-catalog/schemas. */
export const schemasAnswer = z.object({
  ...page,
  schemas: z
    .array(z.object({ name: z.string(), owner: optionalText }))
    .nullish()
    .transform(value => value ?? []),
});

/** GET /api/2.1/unity-catalog/volumes. */
export const volumesAnswer = z.object({
  ...page,
  volumes: z
    .array(z.object({ name: z.string(), volume_type: optionalText }))
    .nullish()
    .transform(value => value ?? []),
});

/** GET /api/2.1/unity-catalog/tables. */
export const tablesAnswer = z.object({
  ...page,
  tables: z
    .array(z.object({ name: z.string(), table_type: optionalText }))
    .nullish()
    .transform(value => value ?? []),
});

/** GET /api/2.1/unity-catalog/current-metastore-assignment. */
export const metastoreAssignmentAnswer = z.object({
  metastore_id: z.string(),
  default_catalog_name: optionalText,
});

/** GET /api/2.0/accounts/{id}/scim/v2/Groups (RFC 7644: a list without entries may have no Resources). */
export const groupsAnswer = z.object({
  totalResults: z
    .number()
    .nullish()
    .transform(value => value ?? 0),
  Resources: z
    .array(z.object({ id, displayName: z.string() }))
    .nullish()
    .transform(value => value ?? []),
});
