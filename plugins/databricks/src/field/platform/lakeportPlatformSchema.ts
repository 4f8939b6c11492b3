import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportPlatform` field gives and takes; shown in the template editor. */
export const lakeportPlatformSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe(
        'Entity reference of the platform; no value for a standalone project',
      ),
  uiOptions: z =>
    z.object({
      standalone: z
        .boolean()
        .optional()
        .describe(
          'false: a platform has to be chosen, which the schema should require too; else a project without one is standalone',
        ),
    }),
});
