import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportProjectName` field gives and takes; shown in the template editor. */
export const lakeportProjectNameSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a project that does not exist yet'),
  uiOptions: z =>
    z.object({
      placeholder: z.string().optional().describe('Text of the empty field'),
    }),
});
