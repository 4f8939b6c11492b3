import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportValue` field gives and takes; shown in the template editor. */
export const lakeportValueSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.array(z.string())]),
  uiOptions: z =>
    z.object({
      value: z
        .string()
        .describe(
          'Which value of the project form this is, such as cidr or admins.groups',
        ),
      choices: z
        .record(z.string())
        .optional()
        .describe('Values to choose from, each with the words for it'),
      placeholder: z.string().optional().describe('Text of the empty field'),
    }),
});
