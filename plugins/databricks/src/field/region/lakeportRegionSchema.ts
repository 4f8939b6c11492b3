import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportRegion` field gives and takes; shown in the template editor. */
export const lakeportRegionSchema = makeFieldSchema({
  output: z => z.string().describe('AWS region, such as us-west-2'),
  uiOptions: z =>
    z.object({
      privateLink: z
        .boolean()
        .optional()
        .describe('true: only regions with PrivateLink are offered'),
    }),
});
