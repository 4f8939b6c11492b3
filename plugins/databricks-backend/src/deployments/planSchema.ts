import { z } from 'zod';

const summary = z.object({
  add: z.number(),
  change: z.number(),
  replace: z.number(),
  destroy: z.number(),
});

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  environment: z.string().optional(),
  stack: z.string().optional(),
  resource: z.string().optional(),
  message: z.string(),
  reason: z.string(),
  source: z.string(),
  fix: z.string(),
});

const attribute = z.object({
  path: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  sensitive: z.boolean().optional(),
  unknown: z.boolean().optional(),
  forcesReplacement: z.boolean().optional(),
});

/** A plan as the database keeps it. */
export const planSchema = z.object({
  summary,
  unknownStacks: z.number().optional(),
  stacks: z
    .array(
      z.object({
        stack: z.string(),
        status: z.enum(['planned', 'deferred', 'failed', 'refused']),
        summary: summary.optional(),
        changes: z.array(
          z.object({
            address: z.string(),
            actions: z.array(z.string()),
            module: z.string().optional(),
            type: z.string().optional(),
            attributes: z.array(attribute).optional(),
            omittedAttributes: z.number().optional(),
          }),
        ),
        omittedChanges: z.number().optional(),
        message: z.string().optional(),
        findings: z.array(finding).optional(),
      }),
    )
    .optional(),
  omittedStacks: z.number().optional(),
  cost: z
    .object({
      currency: z.string(),
      asOf: z.string(),
      before: z.number(),
      after: z.number(),
    })
    .optional(),
});

/** What an operation has done, as the database keeps it. */
export const resultSchema = z.object({
  summary,
  objectsLeft: z.number().optional(),
  notices: z.array(z.string()).optional(),
  remains: z
    .array(
      z.object({ stack: z.string(), resource: z.string(), why: z.string() }),
    )
    .optional(),
});
