import { Octokit } from '@octokit/rest';
import { editRepositoryFile } from './editRepositoryFile.ts';

/** How long the checks may take, in milliseconds. */
const PATIENCE = 300_000;

/** What the checks of a pull request have come to. */
export interface CheckedProposal {
  conclusion: string | null;
  /** How each job ended. */
  jobs: Record<string, string | null>;
  comments: Array<{ author?: string; body?: string }>;
}

/** Opens a pull request that changes one file, and waits until its checks have ended. */
export async function proposeChange(
  github: string,
  repository: string,
  path: string,
  edit: (text: string) => string,
): Promise<CheckedProposal> {
  const octokit = new Octokit({
    baseUrl: `${github}/api/v3`,
    auth: 'ghs_local',
  });
  const [owner, repo] = repository.split('/');
  const at = { owner, repo };
  const { data: main } = await octokit.rest.git.getRef({
    ...at,
    ref: 'heads/main',
  });
  await octokit.rest.git.createRef({
    ...at,
    ref: 'refs/heads/proposal',
    sha: main.object.sha,
  });
  await editRepositoryFile(github, repository, path, edit, 'proposal');
  const { data: pull } = await octokit.rest.pulls.create({
    ...at,
    title: 'A proposal',
    head: 'proposal',
    base: 'main',
  });
  for (const end = Date.now() + PATIENCE; ; ) {
    const { data: runs } = await octokit.rest.actions.listWorkflowRunsForRepo({
      ...at,
      event: 'pull_request',
    });
    const [run] = runs.workflow_runs;
    if (run?.status === 'completed') {
      const { data: jobs } = await octokit.rest.actions.listJobsForWorkflowRun({
        ...at,
        run_id: run.id,
      });
      const { data: comments } = await octokit.rest.issues.listComments({
        ...at,
        issue_number: pull.number,
      });
      return {
        conclusion: run.conclusion,
        jobs: Object.fromEntries(
          jobs.jobs.map(({ name, conclusion }) => [name, conclusion]),
        ),
        comments: comments.map(({ user, body }) => ({
          author: user?.login,
          body,
        })),
      };
    }
    if (Date.now() > end)
      throw new Error('the pull request is not checked yet');
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
