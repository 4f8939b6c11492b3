import { Octokit } from '@octokit/rest';

/** How long a run may take, in milliseconds. */
const PATIENCE = 300_000;

/** A workflow run that has ended. */
export interface EndedRun {
  /** Its name, as `run-name` makes it. */
  title: string | null | undefined;
  conclusion: string | null;
  /** Names of what it has kept. */
  artifacts: string[];
  /** How a job ended. */
  job(name: string): string | null | undefined;
  /** How the steps of that name ended. */
  steps(job: string, name: string): Array<string | null>;
  /** The logs of all jobs. */
  log: string;
}

/** Dispatches a workflow on GitHub itself, past the portal, and waits for its end. */
export async function runWorkflow(
  github: string,
  repository: string,
  workflow: string,
  inputs: Record<string, string> = {},
): Promise<EndedRun> {
  const octokit = new Octokit({
    baseUrl: `${github}/api/v3`,
    auth: 'ghs_local',
  });
  const [owner, repo] = repository.split('/');
  const { data } = await octokit.request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    {
      owner,
      repo,
      workflow_id: workflow,
      ref: 'main',
      inputs,
      return_run_details: true,
    },
  );
  const details: unknown = data;
  if (
    typeof details !== 'object' ||
    details === null ||
    !('workflow_run_id' in details)
  ) {
    throw new Error('the dispatch gave no run');
  }
  return endOf(octokit, { owner, repo }, Number(details.workflow_run_id));
}

/** Says on the emulator that it is time for a cron expression, and waits for the end of the run. */
export async function runScheduled(
  github: string,
  repository: string,
  workflow: string,
  cron: string,
): Promise<EndedRun> {
  const answer = await fetch(`${github}/_schedule/${repository}/${workflow}`, {
    method: 'POST',
    headers: {
      authorization: 'token ghs_local',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ cron }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  const octokit = new Octokit({
    baseUrl: `${github}/api/v3`,
    auth: 'ghs_local',
  });
  const [owner, repo] = repository.split('/');
  return endOf(octokit, { owner, repo }, JSON.parse(text).workflow_run_id);
}

async function endOf(
  octokit: Octokit,
  { owner, repo }: { owner: string; repo: string },
  run_id: number,
): Promise<EndedRun> {
  for (const end = Date.now() + PATIENCE; ; ) {
    const { data: run } = await octokit.rest.actions.getWorkflowRun({
      owner,
      repo,
      run_id,
    });
    if (run.status === 'completed') {
      const { jobs } = (
        await octokit.rest.actions.listJobsForWorkflowRun({
          owner,
          repo,
          run_id,
        })
      ).data;
      const logs = await Promise.all(
        jobs.map(job =>
          octokit.rest.actions.downloadJobLogsForWorkflowRun({
            owner,
            repo,
            job_id: job.id,
          }),
        ),
      );
      const { artifacts } = (
        await octokit.rest.actions.listWorkflowRunArtifacts({
          owner,
          repo,
          run_id,
        })
      ).data;
      return {
        title: run.display_title,
        conclusion: run.conclusion,
        artifacts: artifacts.map(({ name }) => name),
        job: name => jobs.find(job => job.name === name)?.conclusion,
        steps: (job, name) =>
          (jobs.find(found => found.name === job)?.steps ?? [])
            .filter(step => step.name === name)
            .map(({ conclusion }) => conclusion),
        log: logs.map(({ data: log }) => String(log)).join('\n'),
      };
    }
    if (Date.now() > end)
      throw new Error(`run ${run_id} is still ${run.status}`);
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
