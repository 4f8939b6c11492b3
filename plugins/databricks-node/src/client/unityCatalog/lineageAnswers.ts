import { z } from 'zod';
import { list, text } from '../answers/fields';
import type {
  UnityColumnLineage,
  UnityLineageEntry,
  UnityTableLineage,
} from './UnityCatalogReader';

/**
 * Lineage has no place in the official SDKs; the shapes are those that scripts
 * of its users agree on (2026).
 */
const entry = z
  .object({
    // Of a table that the reader may not see, names are left out.
    tableInfo: z
      .object({
        catalog_name: text,
        schema_name: text,
        name: text,
        table_type: text,
      })
      .nullish(),
    jobInfos: list(z.object({ workspace_id: text, job_id: text })),
    notebookInfos: list(z.object({ workspace_id: text, notebook_id: text })),
  })
  .transform(
    ({ tableInfo, jobInfos, notebookInfos }): UnityLineageEntry => ({
      ...(tableInfo?.catalog_name !== undefined &&
        tableInfo.schema_name !== undefined &&
        tableInfo.name !== undefined && {
          table: {
            catalogName: tableInfo.catalog_name,
            schemaName: tableInfo.schema_name,
            name: tableInfo.name,
            type: tableInfo.table_type,
          },
        }),
      jobs: jobInfos.map(job => ({
        workspaceId: job.workspace_id,
        jobId: job.job_id,
      })),
      notebooks: notebookInfos.map(notebook => ({
        workspaceId: notebook.workspace_id,
        notebookId: notebook.notebook_id,
      })),
    }),
  );

/** GET /api/2.0/lineage-tracking/table-lineage. */
export const tableLineage: z.ZodType<UnityTableLineage> = z.object({
  upstreams: list(entry),
  downstreams: list(entry),
});

const column = z
  .object({
    catalog_name: text,
    schema_name: text,
    table_name: text,
    name: text,
  })
  .transform(({ catalog_name, schema_name, table_name, name }) =>
    catalog_name !== undefined &&
    schema_name !== undefined &&
    table_name !== undefined &&
    name !== undefined
      ? [
          {
            catalogName: catalog_name,
            schemaName: schema_name,
            tableName: table_name,
            name,
          },
        ]
      : [],
  );

/** GET /api/2.0/lineage-tracking/column-lineage. */
export const columnLineage = z
  .object({
    upstream_cols: list(column),
    downstream_cols: list(column),
  })
  .transform(
    (found): UnityColumnLineage => ({
      upstreams: found.upstream_cols.flat(),
      downstreams: found.downstream_cols.flat(),
    }),
  );
