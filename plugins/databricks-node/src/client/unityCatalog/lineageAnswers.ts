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
    tableInfo: z
      .object({
        catalog_name: z.string(),
        schema_name: z.string(),
        name: z.string(),
        table_type: text,
      })
      .nullish(),
    jobInfos: list(z.object({ workspace_id: text, job_id: text })),
    notebookInfos: list(z.object({ workspace_id: text, notebook_id: text })),
  })
  .transform(
    ({ tableInfo, jobInfos, notebookInfos }): UnityLineageEntry => ({
      ...(tableInfo && {
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
    catalog_name: z.string(),
    schema_name: z.string(),
    table_name: z.string(),
    name: z.string(),
  })
  .transform(found => ({
    catalogName: found.catalog_name,
    schemaName: found.schema_name,
    tableName: found.table_name,
    name: found.name,
  }));

/** GET /api/2.0/lineage-tracking/column-lineage. */
export const columnLineage = z
  .object({
    upstream_cols: list(column),
    downstream_cols: list(column),
  })
  .transform(
    (found): UnityColumnLineage => ({
      upstreams: found.upstream_cols,
      downstreams: found.downstream_cols,
    }),
  );
