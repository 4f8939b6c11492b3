import { z } from 'zod';

const conclusion = z
  .enum(['success', 'failure', 'cancelled', 'skipped', 'neutral', 'timed_out'])
  .nullable();

const stepRecord = z.object({
  number: z.number(),
  name: z.string(),
  status: z.enum(['queued', 'in_progress', 'completed']),
  conclusion,
  startedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
});

const jobRecord = z.object({
  id: z.number(),
  /** The key under `jobs:`. */
  key: z.string(),
  name: z.string(),
  status: z.enum(['queued', 'pending', 'waiting', 'in_progress', 'completed']),
  conclusion,
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  labels: z.array(z.string()),
  environment: z.string().nullable(),
  steps: z.array(stepRecord),
});

const artifactRecord = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  digest: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});

const reviewRecord = z.object({
  state: z.enum(['approved', 'rejected']),
  comment: z.string(),
  environment: z.string(),
  login: z.string(),
});

export const runRecord = z.object({
  id: z.number(),
  repositoryId: z.number(),
  workflowId: z.number(),
  workflowPath: z.string(),
  workflowName: z.string(),
  number: z.number(),
  title: z.string(),
  event: z.string(),
  /** Full, for example `refs/heads/main`. */
  ref: z.string(),
  sha: z.string(),
  /** Of a run for a pull request. */
  pull: z
    .object({
      number: z.number(),
      head: z.string(),
      headSha: z.string(),
      base: z.string(),
    })
    .optional(),
  actor: z.string(),
  status: z.enum(['queued', 'pending', 'waiting', 'in_progress', 'completed']),
  conclusion,
  createdAt: z.string(),
  startedAt: z.string(),
  updatedAt: z.string(),
  jobs: z.array(jobRecord),
  artifacts: z.array(artifactRecord),
  reviews: z.array(reviewRecord),
});

/** A workflow run with its jobs and steps, as kept on disk. */
export type RunRecord = z.infer<typeof runRecord>;
export type JobRecord = z.infer<typeof jobRecord>;
export type StepRecord = z.infer<typeof stepRecord>;
export type ArtifactRecord = z.infer<typeof artifactRecord>;
export type Conclusion = NonNullable<z.infer<typeof conclusion>>;
