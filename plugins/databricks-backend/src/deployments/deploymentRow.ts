import { z } from 'zod';
import type { DeploymentRecord } from './DeploymentRecord';

const optionalText = z
  .string()
  .nullable()
  .transform(value => value ?? undefined);

const optionalMark = z
  .string()
  .nullish()
  .transform(value => value ?? undefined);

const jobs = z.array(
  z.object({
    name: z.string(),
    status: z.string(),
    conclusion: optionalMark,
    steps: z.array(
      z.object({
        number: z.number(),
        name: z.string(),
        status: z.string(),
        conclusion: optionalMark,
        startedAt: optionalMark,
        completedAt: optionalMark,
      }),
    ),
  }),
);

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

const plan = z.object({
  summary,
  unknownStacks: z.number().optional(),
  stacks: z.array(
    z.object({
      stack: z.string(),
      status: z.enum(['planned', 'deferred', 'failed', 'refused']),
      summary: summary.optional(),
      changes: z.array(
        z.object({ address: z.string(), actions: z.array(z.string()) }),
      ),
      omittedChanges: z.number().optional(),
      message: z.string().optional(),
      findings: z.array(finding).optional(),
    }),
  ),
  omittedStacks: z.number().optional(),
});

const result = z.object({
  summary,
  objectsLeft: z.number().optional(),
  notices: z.array(z.string()).optional(),
  remains: z
    .array(
      z.object({ stack: z.string(), resource: z.string(), why: z.string() }),
    )
    .optional(),
});

const addresses = z.array(z.string());

const row = z.object({
  id: z.string(),
  entity_ref: z.string(),
  project: z.string(),
  environment: z.string(),
  operation: z.enum(['plan', 'apply', 'destroy', 'sleep', 'wake', 'rotate']),
  state: z.enum([
    'requested',
    'dispatched',
    'running',
    'succeeded',
    'failed',
    'cancelled',
    'lost',
  ]),
  requested_by: z.string(),
  requested_at: z.string(),
  updated_at: z.string(),
  finished_at: optionalText,
  host: z.string(),
  owner: z.string(),
  repo: z.string(),
  workflow: z.string(),
  dispatch_tried_at: optionalText,
  run_id: optionalText,
  run_url: optionalText,
  failed_step: optionalText,
  message: optionalText,
  jobs: z.string(),
  allow_destroy: optionalText,
  log: optionalText,
  // SQLite has no booleans: 0 and 1.
  rehearsal: z
    .union([z.boolean(), z.number().transform(Boolean)])
    .nullable()
    .transform(value => value ?? undefined),
  plan: optionalText,
  plan_problem: optionalText,
  result: optionalText,
  result_problem: optionalText,
  idempotency_key: optionalText,
});

/** Turns a row of the table into a record. */
export function deploymentRow(value: unknown): DeploymentRecord {
  const parsed = row.parse(value);
  return {
    id: parsed.id,
    entityRef: parsed.entity_ref,
    project: parsed.project,
    environment: parsed.environment,
    operation: parsed.operation,
    state: parsed.state,
    requestedBy: parsed.requested_by,
    requestedAt: parsed.requested_at,
    updatedAt: parsed.updated_at,
    finishedAt: parsed.finished_at,
    repository: { host: parsed.host, owner: parsed.owner, repo: parsed.repo },
    workflow: parsed.workflow,
    dispatchTriedAt: parsed.dispatch_tried_at,
    runId: parsed.run_id,
    runUrl: parsed.run_url,
    failedStep: parsed.failed_step,
    message: parsed.message,
    jobs: jobs.parse(JSON.parse(parsed.jobs)),
    log: parsed.log,
    ...(parsed.allow_destroy && {
      allowDestroy: addresses.parse(JSON.parse(parsed.allow_destroy)),
    }),
    rehearsal: parsed.rehearsal,
    plan: parsed.plan ? plan.parse(JSON.parse(parsed.plan)) : undefined,
    planProblem: parsed.plan_problem,
    result: parsed.result ? result.parse(JSON.parse(parsed.result)) : undefined,
    resultProblem: parsed.result_problem,
    idempotencyKey: parsed.idempotency_key,
  };
}
