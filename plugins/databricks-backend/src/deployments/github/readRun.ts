import { statusOf } from '@lakeport/backstage-plugin-databricks-node';
import type { Octokit } from '@octokit/rest';
import type { Repository } from '../../environments/Environment';
import type { Run, RunJob } from '../Deployer';
import { askGitHub, type Asking, type RepositoryClients } from './askGitHub';

const PER_PAGE = 100;
/** A deployment has a handful of jobs. */
const MOST_PAGES = 3;

/** A run with the jobs of its last attempt; undefined when it is gone. */
export function readRun(
  clients: RepositoryClients,
  { repository, runId }: { repository: Repository; runId: string },
  signal?: AbortSignal,
): Promise<Run | undefined> {
  return askGitHub(
    clients,
    `Reading run ${runId}`,
    { repository, signal },
    async asking => {
      const { octokit, names, request } = asking;
      const run_id = Number(runId);
      try {
        const { data: run } = await octokit.rest.actions.getWorkflowRun({
          ...names,
          run_id,
          request,
        });
        return {
          runId,
          runUrl: run.html_url,
          status: run.status ?? 'queued',
          conclusion: run.conclusion ?? undefined,
          headSha: run.head_sha,
          attempt: run.run_attempt,
          createdAt: run.created_at,
          jobs: await readJobs(asking, run_id),
        };
      } catch (error) {
        if (statusOf(error) === 404) {
          return undefined;
        }
        throw error;
      }
    },
  );
}

async function readJobs(
  { octokit, names, request }: Asking,
  run_id: number,
): Promise<RunJob[]> {
  const jobs: RunJob[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await octokit.rest.actions.listJobsForWorkflowRun({
      ...names,
      run_id,
      per_page: PER_PAGE,
      page,
      request,
    });
    jobs.push(...data.jobs.map(toJob));
    if (data.jobs.length < PER_PAGE) {
      break;
    }
  }
  return jobs;
}

type Answer = Awaited<
  ReturnType<Octokit['rest']['actions']['listJobsForWorkflowRun']>
>['data']['jobs'][number];

function toJob(job: Answer): RunJob {
  return {
    id: String(job.id),
    name: job.name,
    status: job.status,
    conclusion: job.conclusion ?? undefined,
    steps: (job.steps ?? []).map(step => ({
      number: step.number,
      name: step.name,
      status: step.status,
      conclusion: step.conclusion ?? undefined,
      startedAt: step.started_at ?? undefined,
      completedAt: step.completed_at ?? undefined,
    })),
  };
}
