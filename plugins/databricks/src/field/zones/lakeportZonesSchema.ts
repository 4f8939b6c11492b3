import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportZones` field gives and takes; shown in the template editor. */
export const lakeportZonesSchema = makeFieldSchema({
  output: z =>
    z
      .array(z.string())
      .describe('Two or three availability zones, such as us-west-2a'),
});
