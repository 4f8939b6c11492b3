import { z } from 'zod';

const change = z.object({
  address: z.string(),
  actions: z.array(z.string()),
  type: z.string().optional(),
  module: z.string().optional(),
  attributes: z.array(z.string()).optional(),
});

const stack = z.discriminatedUnion('status', [
  z.object({
    name: z.string(),
    status: z.literal('planned'),
    /** SHA-256 of the plan file. */
    digest: z.string(),
    locked: z.boolean(),
  }),
  z.object({
    name: z.string(),
    status: z.literal('deferred'),
    /** What was shown of it. */
    changes: z.array(change),
  }),
]);

/** What is kept beside the plan files of one id. */
export const planManifestSchema = z.object({
  version: z.literal(1),
  project: z.string(),
  environment: z.string().optional(),
  /** SHA-256 of what was synthesized. */
  synthesized: z.string(),
  terraform: z.object({ flavor: z.string(), version: z.string() }),
  /** ISO 8601. */
  plannedAt: z.string(),
  /** When applying began; a saved plan is of use once. */
  usedAt: z.string().optional(),
  /** In the order of applying. */
  stacks: z.array(stack),
});

/** What is kept beside the plan files of one id. */
export type PlanManifest = z.infer<typeof planManifestSchema>;
