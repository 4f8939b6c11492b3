import { Octokit } from '@octokit/rest';

/** A run of deploy.yml that has ended. */
export interface EndedRun {
  conclusion: string | null;
  /** How a job ended. */
  job(name: string): string | null | undefined;
  /** How the steps of that name ended. */
  steps(job: string, name: string): Array<string | null>;
  /** Log of the first job. */
  log: string;
}

/** Dispatches deploy.yml on GitHub itself, past the portal, and waits for its end. */
export async function dispatchAgain(
  github: string,
  repository: string,
  inputs: Record<string, string>,
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
      workflow_id: 'deploy.yml',
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
  const run_id = Number(details.workflow_run_id);
  for (;;) {
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
      const log = await octokit.rest.actions.downloadJobLogsForWorkflowRun({
        owner,
        repo,
        job_id: jobs[0].id,
      });
      return {
        conclusion: run.conclusion,
        job: name => jobs.find(job => job.name === name)?.conclusion,
        steps: (job, name) =>
          (jobs.find(found => found.name === job)?.steps ?? [])
            .filter(step => step.name === name)
            .map(({ conclusion }) => conclusion),
        log: String(log.data),
      };
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
