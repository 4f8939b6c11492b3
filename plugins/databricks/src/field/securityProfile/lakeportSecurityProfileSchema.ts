import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportSecurityProfile` field gives and takes; shown in the template editor. */
export const lakeportSecurityProfileSchema = makeFieldSchema({
  output: z =>
    z.enum([
      'development',
      'production-basic',
      'production-secure',
      'maximum-security',
    ]),
});
