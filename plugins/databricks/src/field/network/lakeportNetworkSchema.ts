import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportNetwork` field gives and takes; shown in the template editor. */
export const lakeportNetworkSchema = makeFieldSchema({
  output: z =>
    z.string().describe('Address range of the VPC, such as 10.0.0.0/22'),
  uiOptions: z =>
    z.object({
      prefix: z
        .number()
        .int()
        .min(16)
        .max(24)
        .optional()
        .describe('Size that is offered first, 16 to 24; 22 when left out'),
    }),
});
