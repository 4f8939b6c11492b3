import { z } from 'zod';
import { keySchema } from './keySchema';

/** Encryption of the catalogs' buckets by a key of the customer. */
export const encryptionSchema = z
  .strictObject({
    storage: z.boolean().optional().meta({
      description:
        'true or false: whether the buckets of catalogs are encrypted by a KMS key of yours',
    }),
    key: keySchema.optional(),
  })
  .meta({ description: 'write storage, such as { storage: true }' });
