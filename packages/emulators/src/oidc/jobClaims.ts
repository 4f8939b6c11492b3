import type { Repository } from '../github/state/githubState';
import type { JobRecord, RunRecord } from '../actions/runRecord';
import type { WorkflowSource } from '../actions/RunContext';
import type { Json } from '../actions/workflow/Json';
import type { JobClaims } from './IdTokens';
import { subjectOf } from './subjectOf';

/** Claims that say what the `github` context says. */
const OF_CONTEXT = [
  'actor',
  'actor_id',
  'base_ref',
  'event_name',
  'head_ref',
  'ref',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'run_attempt',
  'run_id',
  'run_number',
  'sha',
  'workflow',
  'workflow_ref',
  'workflow_sha',
];

/**
 * What the tokens of a job say (GitHub Docs, OpenID Connect reference, 2026).
 * All of it is the calling repository's, but for `job_workflow_ref`: that names
 * the file in which the job stands.
 */
export function jobClaims(options: {
  repository: Repository;
  run: RunRecord;
  job: JobRecord;
  github: { [key: string]: Json };
  source: WorkflowSource;
}): JobClaims {
  const { repository, job, github, source } = options;
  const claims: JobClaims = {
    ...Object.fromEntries(
      OF_CONTEXT.map(name => [name, String(github[name] ?? '')]),
    ),
    repository_visibility: repository.private ? 'private' : 'public',
    runner_environment: 'github-hosted',
    job_workflow_ref: source.ref,
    job_workflow_sha: source.sha,
    ...(job.environment ? { environment: job.environment } : {}),
  };
  return { ...claims, sub: subjectOf(repository, claims) };
}
