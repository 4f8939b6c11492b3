import type { Deployer, RunRef } from '../Deployer';
import { askGitHub, type RepositoryClients } from './askGitHub';

/** GitHub's clock may be behind the portal's by this much. */
const SKEW_MS = 5 * 60_000;
const PER_PAGE = 100;
/** GitHub lists no more than a thousand runs of a search. */
const MOST_PAGES = 10;

/**
 * The oldest run since then with a word in its title; undefined while GitHub
 * lists none.
 */
export function findRun(
  clients: RepositoryClients,
  request: Parameters<Deployer['findRun']>[0],
  signal?: AbortSignal,
): Promise<RunRef | undefined> {
  const { repository, workflow, token, since, notRunIds = [] } = request;
  const from = new Date(Date.parse(since) - SKEW_MS);
  // Whole seconds, as GitHub's search takes them.
  const created = `>=${from.toISOString().slice(0, 19)}Z`;
  return askGitHub(
    clients,
    `Looking for the run of ${workflow}`,
    { repository, signal },
    async ({ octokit, names, request: options }) => {
      let oldest: { id: number; html_url: string } | undefined;
      for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await octokit.rest.actions.listWorkflowRuns({
          ...names,
          workflow_id: workflow,
          event: 'workflow_dispatch',
          created,
          per_page: PER_PAGE,
          page,
          request: options,
        });
        for (const run of data.workflow_runs) {
          if (
            run.display_title.split(/\s+/).includes(token) &&
            !notRunIds.includes(String(run.id)) &&
            (!oldest || run.id < oldest.id)
          ) {
            oldest = run;
          }
        }
        if (data.workflow_runs.length < PER_PAGE) {
          break;
        }
      }
      return oldest && { runId: String(oldest.id), runUrl: oldest.html_url };
    },
  );
}
