import { z } from 'zod';

/** The version that files of either kind are written in. */
export const apiVersionSchema = z.literal('lakeport.dev/v1alpha1').meta({
  description: 'use lakeport.dev/v1alpha1',
});
