import { z } from 'zod';
import type { DeploymentRecord } from './DeploymentRecord';
import { planSchema, resultSchema } from './planSchema';

const optionalText = z
  .string()
  .nullable()
  .transform(value => value ?? undefined);

const optionalMark = z
  .string()
  .nullish()
  .transform(value => value ?? undefined);

// SQLite has no booleans: 0 and 1.
const bool = z.union([z.boolean(), z.number().transform(Boolean)]);

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

const approval = z.object({
  by: z.enum(['github', 'portal']),
  state: z.enum(['expected', 'waiting', 'approved', 'rejected', 'not-needed']),
  since: z.string().optional(),
  environment: z.string().optional(),
  reviewers: z
    .array(
      z.object({
        type: z.enum(['user', 'team', 'permission']),
        name: z.string(),
        url: z.string().optional(),
      }),
    )
    .optional(),
  reviewUrl: z.string().optional(),
  inAdvance: z.boolean().optional(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  decidedWith: z
    .enum(['portal-permission', 'github-token', 'portal-credentials', 'github'])
    .optional(),
  comment: z.string().optional(),
});

const cancellation = z.object({
  by: z.string(),
  at: z.string(),
  reason: z.string().optional(),
  sentAt: z.string().optional(),
});

const texts = z.array(z.string());

/** Text of JSON in a column that may be null. */
function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .nullable()
    .transform(value =>
      value === null ? undefined : schema.parse(JSON.parse(value)),
    );
}

const row = z.object({
  id: z.string(),
  entity_ref: z.string(),
  project: z.string(),
  environment: z.string(),
  operation: z.enum(['plan', 'apply', 'destroy', 'sleep', 'wake', 'rotate']),
  state: z.enum([
    'queued',
    'requested',
    'dispatched',
    'running',
    'waiting',
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
  environment_key: z.string(),
  comment: optionalText,
  ref: optionalText,
  commit: optionalText,
  promoted_from: optionalText,
  approve_in_advance: bool,
  approval: json(approval),
  phase: z
    .enum(['all', 'plan', 'apply'])
    .nullable()
    .transform(value => value ?? undefined),
  cancellation: json(cancellation),
  sending_since: optionalText,
  dispatch_tried_at: optionalText,
  dispatched_at: optionalText,
  duplicates: json(texts),
  run_id: optionalText,
  run_url: optionalText,
  plan_run_id: optionalText,
  plan_jobs: json(jobs),
  failed_step: optionalText,
  message: optionalText,
  jobs: z.string().transform(value => jobs.parse(JSON.parse(value))),
  allow_destroy: json(texts),
  log: optionalText,
  rehearsal: bool.nullable().transform(value => value ?? undefined),
  plan: json(planSchema),
  plan_problem: optionalText,
  result: json(resultSchema),
  result_problem: optionalText,
  next_look_at: optionalText,
  looks: z.number(),
  version: z.number(),
  idempotency_key: optionalText,
  request_digest: optionalText,
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
    environmentKey: parsed.environment_key,
    comment: parsed.comment,
    ref: parsed.ref,
    commit: parsed.commit,
    promotedFrom: parsed.promoted_from,
    approveInAdvance: parsed.approve_in_advance,
    approval: parsed.approval,
    phase: parsed.phase,
    cancellation: parsed.cancellation,
    sendingSince: parsed.sending_since,
    dispatchTriedAt: parsed.dispatch_tried_at,
    dispatchedAt: parsed.dispatched_at,
    duplicates: parsed.duplicates,
    runId: parsed.run_id,
    runUrl: parsed.run_url,
    planRunId: parsed.plan_run_id,
    planJobs: parsed.plan_jobs,
    failedStep: parsed.failed_step,
    message: parsed.message,
    jobs: parsed.jobs,
    log: parsed.log,
    allowDestroy: parsed.allow_destroy,
    rehearsal: parsed.rehearsal,
    plan: parsed.plan,
    planProblem: parsed.plan_problem,
    result: parsed.result,
    resultProblem: parsed.result_problem,
    nextLookAt: parsed.next_look_at,
    looks: parsed.looks,
    version: parsed.version,
    idempotencyKey: parsed.idempotency_key,
    requestDigest: parsed.request_digest,
  };
}
