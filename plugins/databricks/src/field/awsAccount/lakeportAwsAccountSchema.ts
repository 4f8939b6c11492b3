import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportAwsAccount` field gives and takes; shown in the template editor. */
export const lakeportAwsAccountSchema = makeFieldSchema({
  output: z => z.string().describe('Id of the AWS account, 12 digits'),
  uiOptions: z =>
    z.object({
      placeholder: z.string().optional().describe('Text of the empty field'),
    }),
});
