import { Octokit } from '@octokit/rest';

/** A pull request that the portal has opened. */
export interface FoundPull {
  number: number;
  title: string;
  url: string;
  /** What it changes: the patch of each file. */
  patches: Record<string, string>;
}

const client = (github: string) =>
  new Octokit({ baseUrl: `${github}/api/v3`, auth: 'ghs_local' });

const at = (repository: string) => {
  const [owner, repo] = repository.split('/');
  return { owner, repo };
};

/** The open pull requests of a repository whose title fits. */
export async function openPulls(
  github: string,
  repository: string,
  title: RegExp,
): Promise<FoundPull[]> {
  const octokit = client(github);
  const { data } = await octokit.rest.pulls.list({
    ...at(repository),
    state: 'open',
  });
  return Promise.all(
    data
      .filter(pull => title.test(pull.title))
      .map(async pull => {
        const { data: files } = await octokit.rest.pulls.listFiles({
          ...at(repository),
          pull_number: pull.number,
        });
        return {
          number: pull.number,
          title: pull.title,
          url: pull.html_url,
          patches: Object.fromEntries(
            files.map(({ filename, patch = '' }) => [filename, patch]),
          ),
        };
      }),
  );
}

/** Waits until a pull request with a fitting title is open. */
export async function pullOpened(
  github: string,
  repository: string,
  title: RegExp,
): Promise<FoundPull> {
  for (const end = Date.now() + 180_000; ; ) {
    const [pull] = await openPulls(github, repository, title);
    if (pull) return pull;
    if (Date.now() > end) {
      throw new Error(`nobody opened ${title} in ${repository}`);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

/** Merges a pull request, as its reviewers would on GitHub. */
export async function mergePull(
  github: string,
  repository: string,
  { number }: FoundPull,
): Promise<void> {
  await client(github).rest.pulls.merge({
    ...at(repository),
    pull_number: number,
    merge_method: 'squash',
  });
}

/** The log of the jobs of a repository's latest run of a workflow. */
export async function logOfLatestRun(
  github: string,
  repository: string,
  workflow: string,
): Promise<{ conclusion: string | null; event: string; log: string }> {
  const octokit = client(github);
  const { data } = await octokit.rest.actions.listWorkflowRuns({
    ...at(repository),
    workflow_id: workflow,
  });
  const [run] = data.workflow_runs;
  if (!run) throw new Error(`${workflow} of ${repository} has not run`);
  const { data: jobs } = await octokit.rest.actions.listJobsForWorkflowRun({
    ...at(repository),
    run_id: run.id,
  });
  const logs = await Promise.all(
    jobs.jobs.map(job =>
      octokit.rest.actions.downloadJobLogsForWorkflowRun({
        ...at(repository),
        job_id: job.id,
      }),
    ),
  );
  return {
    conclusion: run.conclusion,
    event: run.event,
    log: logs.map(({ data: log }) => String(log)).join('\n'),
  };
}
