import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportEnvironment` field gives and takes; shown in the template editor. */
export const lakeportEnvironmentSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe('Entity reference of an environment: resource:default/…'),
  uiOptions: z =>
    z.object({
      owned: z
        .boolean()
        .optional()
        .describe(
          'true: only environments that the reader or a group of theirs owns are offered',
        ),
    }),
});
