import { NotImplementedError } from '@backstage/errors';
import { requesterOf } from '../router/requesterOf';
import { unityRightsOf } from '../unityCatalog/unityRightsOf';
import { actionCallerOf } from './actionCallerOf';
import type { ActionDeps } from './ActionDeps';
import { TableFinder } from './TableFinder';

/** Adds `find-databricks-table`. */
export function addFindTableAction({
  actionsRegistry,
  unityCatalog,
}: Pick<ActionDeps, 'actionsRegistry' | 'unityCatalog'>): void {
  const finder = new TableFinder({ unityCatalog });
  actionsRegistry.register({
    name: 'find-databricks-table',
    title: 'Find a Databricks table',
    description: `
Looks for tables and views of Unity Catalog whose names contain a text, over all metastores and catalogs that the caller may see.
It matches names of tables, not of columns or comments. "complete" says whether these are all of them;
when it is false, name a catalog or more of the name, and see "errors" for what could not be read.
    `.trim(),
    attributes: { readOnly: true, idempotent: true, destructive: false },
    examples: [
      { title: 'Tables about orders', input: { q: 'orders' } },
      {
        title: 'In one catalog',
        input: { q: 'orders', catalog: 'payments_dev' },
      },
    ],
    schema: {
      input: z =>
        z.object({
          q: z
            .string()
            .min(1)
            .max(255)
            .describe(
              'Part of a table name, in any case; % and _ are letters like others',
            ),
          metastore: z
            .string()
            .optional()
            .describe('Id or name of a metastore; all of them when left out'),
          catalog: z
            .string()
            .min(1)
            .max(255)
            .optional()
            .describe('Only in this catalog'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(200)
            .optional()
            .describe('50 when left out'),
        }),
      output: z =>
        z.object({
          tables: z.array(
            z.object({
              fullName: z.string(),
              catalog: z.string().optional(),
              schema: z.string().optional(),
              name: z.string(),
              type: z.string().optional(),
              owner: z.string().optional(),
              metastore: z.string(),
              metastoreId: z.string(),
            }),
          ),
          complete: z.boolean(),
          errors: z.array(
            z.object({ source: z.string(), message: z.string() }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      if (unityCatalog.config.readAs === 'user') {
        throw new NotImplementedError(
          'This portal reads Unity Catalog with each person’s own Databricks token (databricks.unityCatalog.readAs: user), which an action does not have: look in the portal’s explorer',
        );
      }
      const caller = actionCallerOf(credentials);
      const { tables, complete, errors } = await finder.find(
        { ...input, limit: input.limit ?? 50 },
        {
          credentials: caller,
          name: requesterOf(caller),
          rights: unityRightsOf(unityCatalog.config, {
            header: () => undefined,
          }),
        },
      );
      return {
        output: {
          tables: tables.map(({ table, metastore, metastoreId }) => ({
            fullName: table.fullName,
            catalog: table.catalog,
            schema: table.schema,
            name: table.name,
            type: table.type,
            owner: table.owner?.name,
            metastore,
            metastoreId,
          })),
          complete,
          errors,
        },
      };
    },
  });
}
