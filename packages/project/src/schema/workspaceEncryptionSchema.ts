import { z } from 'zod';
import { keySchema } from './keySchema';

/** Encryption of the workspace itself by a key of the customer. */
export const workspaceEncryptionSchema = z
  .strictObject({
    managedServices: z.boolean().optional().meta({
      description:
        'true or false: whether notebooks, secrets and queries in the control plane are encrypted by a KMS key of yours',
    }),
    storage: z.boolean().optional().meta({
      description:
        'true or false: whether the root bucket and the volumes of compute are encrypted by a KMS key of yours',
    }),
    key: keySchema.optional(),
  })
  .meta({
    description:
      'write managedServices and storage, such as { managedServices: true, storage: true }',
  });
