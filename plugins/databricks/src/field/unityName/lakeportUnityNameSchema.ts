import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportUnityName` field gives and takes; shown in the template editor. */
export const lakeportUnityNameSchema = makeFieldSchema({
  output: z => z.string().describe('Name in Unity Catalog'),
  uiOptions: z =>
    z.object({
      kind: z
        .enum(['catalog', 'schema', 'volume'])
        .describe('What the name is of'),
      existing: z
        .boolean()
        .optional()
        .describe('true: one that is there is chosen; else a new one is named'),
      environment: z
        .string()
        .optional()
        .describe(
          'Name of the field that holds the environment entity; environment when left out',
        ),
      catalog: z
        .string()
        .optional()
        .describe(
          'Name of the field that holds the catalog of a schema or volume',
        ),
      schema: z
        .string()
        .optional()
        .describe('Name of the field that holds the schema of a volume'),
      placeholder: z.string().optional().describe('Text of the empty field'),
    }),
});
