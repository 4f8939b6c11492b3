import { z } from 'zod';

/** The pricing tier of the Databricks account. */
export const pricingTierSchema = z.enum(['PREMIUM', 'ENTERPRISE']).meta({
  description:
    'use PREMIUM or ENTERPRISE, which PrivateLink and keys of your own need',
});
