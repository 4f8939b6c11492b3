import { z } from 'zod';

/** The version of the file format that this lakeport reads and writes. */
export const currentApiVersion = 'lakeport.dev/v1alpha1';

/** The version that files of either kind are written in. */
export const apiVersionSchema = z.literal(currentApiVersion).meta({
  description: `use ${currentApiVersion}`,
});
