import type { GitCommit } from '../../git/parseCommits';
import type {
  ArtifactRecord,
  JobRecord,
  RunRecord,
} from '../../actions/runRecord';
import { shortRef } from '../../actions/githubContext';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';
import { nodeId } from './nodeId';

/** GitHub's `workflow-run`. */
export function renderRun(
  helper: RouteHelper,
  repository: Repository,
  run: RunRecord,
  commit: GitCommit | undefined,
) {
  const url = `${helper.api(repository)}/actions/runs/${run.id}`;
  const renderedRepository = helper.renderRepository(repository);
  return {
    id: run.id,
    name: run.workflowName,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    head_branch: run.pull?.head ?? shortRef(run.ref),
    head_sha: run.pull?.headSha ?? run.sha,
    path: run.workflowPath,
    display_title: run.title,
    run_number: run.number,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    url,
    html_url: `${helper.html(repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    referenced_workflows: [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.startedAt,
    actor: helper.renderOwner(run.actor),
    triggering_actor: helper.renderOwner(run.actor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${helper.api(repository)}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${helper.api(repository)}/actions/workflows/${
      run.workflowId
    }`,
    head_commit: commit ? helper.commits(repository).simple(commit) : null,
    repository: renderedRepository,
    head_repository: renderedRepository,
  };
}

/** GitHub's `job` with its steps. */
export function renderJob(
  helper: RouteHelper,
  repository: Repository,
  run: RunRecord,
  job: JobRecord,
) {
  const api = helper.api(repository);
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.workflowName,
    head_branch: run.pull?.head ?? shortRef(run.ref),
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: 1,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.pull?.headSha ?? run.sha,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${helper.html(repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt ?? job.createdAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: job.steps.map(step => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion,
      number: step.number,
      started_at: step.startedAt,
      completed_at: step.completedAt,
    })),
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: job.labels,
    runner_id: job.startedAt ? 1 : null,
    runner_name: job.startedAt ? 'lakeport-emulator' : null,
    runner_group_id: job.startedAt ? 1 : null,
    runner_group_name: job.startedAt ? 'emulator' : null,
  };
}

/** GitHub's `artifact`. */
export function renderArtifact(
  helper: RouteHelper,
  repository: Repository,
  run: RunRecord,
  artifact: ArtifactRecord,
) {
  const url = `${helper.api(repository)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: Date.parse(artifact.expiresAt) < Date.now(),
    digest: artifact.digest,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run.pull?.head ?? shortRef(run.ref),
      head_sha: run.pull?.headSha ?? run.sha,
    },
  };
}
