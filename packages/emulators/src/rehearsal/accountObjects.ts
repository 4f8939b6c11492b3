import { z } from 'zod';

/** Objects of a rehearsal account, as others write them. */
export const accountObjects = z.array(
  z.object({
    provider: z.enum(['aws', 'databricks', 'time', 'random', 'null']),
    type: z.string(),
    id: z.string(),
    scope: z.string(),
    region: z.string().optional(),
    accountId: z.string().optional(),
    workspaceId: z.string().optional(),
    metastoreId: z.string().optional(),
    attributes: z.record(z.string(), z.json()),
    seeded: z.boolean(),
    lookedUpBy: z.array(z.string()).optional(),
  }),
);
