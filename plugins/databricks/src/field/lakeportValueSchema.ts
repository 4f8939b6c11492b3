import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportValue` field gives and takes; shown in the template editor. */
export const lakeportValueSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.array(z.string())]),
  uiOptions: z =>
    z.object({
      field: z
        .string()
        .optional()
        .describe(
          'Name of the value in the project form, such as cidr or availabilityZones',
        ),
      placeholder: z.string().optional().describe('Text of the empty field'),
    }),
});
