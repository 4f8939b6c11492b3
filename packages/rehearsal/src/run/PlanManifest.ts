import { z } from 'zod';

const change = z.object({
  address: z.string(),
  actions: z.array(z.string()),
  attributes: z.array(z.string()).optional(),
});

const stack = z.discriminatedUnion('status', [
  z.object({
    name: z.string(),
    status: z.literal('planned'),
    /** SHA-256 of the plan file. */
    digest: z.string(),
    /** SHA-256 of the providers' lock, where there is one. */
    lock: z.string().optional(),
  }),
  z.object({
    name: z.string(),
    status: z.literal('deferred'),
    /** What was shown of it. */
    changes: z.array(change),
  }),
  z.object({
    name: z.string(),
    /** It held nothing that could be destroyed. */
    status: z.literal('empty'),
  }),
]);

/** What is kept beside the plan files of one id. */
export const planManifestSchema = z.object({
  version: z.literal(2),
  project: z.string(),
  environment: z.string().optional(),
  /** What it is a plan of. */
  operation: z.enum(['apply', 'destroy', 'sleep', 'wake', 'rotate']),
  /** SHA-256 of what was synthesized. */
  synthesized: z.string(),
  terraform: z.object({ flavor: z.string(), version: z.string() }),
  /** ISO 8601. */
  plannedAt: z.string(),
  /** When applying began; a saved plan is of use once. */
  usedAt: z.string().optional(),
  /** In the order in which they are worked on. */
  stacks: z.array(stack),
});

/** What is kept beside the plan files of one id. */
export type PlanManifest = z.infer<typeof planManifestSchema>;
