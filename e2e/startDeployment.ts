import { Octokit } from '@octokit/rest';
import type { Page } from 'playwright-core';

/** A deployment that was started from the entity page. */
export interface StartedDeployment {
  /** The id that its run has claimed. */
  id: string;
  /** Waits on the page until it has ended, and returns its state. */
  finished(): Promise<string>;
  /** The log of all its jobs, as GitHub keeps it. */
  log(github: string, repository: string): Promise<string>;
}

/** Presses Deploy on the Deployments tab that is open, and starts an operation. */
export async function startDeployment(
  page: Page,
  operation: 'Plan' | 'Apply',
  /** Addresses that may be destroyed although they hold data. */
  mayBeDestroyed: readonly string[] = [],
): Promise<StartedDeployment> {
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  const choice = page.getByRole('radio', { name: operation });
  // While the dialog opens, a click may be lost.
  for (let tries = 0; tries < 10 && !(await choice.isChecked()); tries += 1) {
    await choice.click({ force: true });
    await page.waitForTimeout(200);
  }
  if (mayBeDestroyed.length > 0) {
    await page
      .getByLabel('May be destroyed', { exact: true })
      .fill(mayBeDestroyed.join(' '));
  }
  const answer = page.waitForResponse(
    response =>
      response.request().method() === 'POST' &&
      response.url().endsWith('/api/databricks/deployments'),
  );
  await page.getByRole('button', { name: `Start ${operation}` }).click();
  const { id } = JSON.parse(await (await answer).text());

  const current = async () => {
    const response = await page.waitForResponse(
      r => r.url().endsWith(`/api/databricks/deployments/${id}`) && r.ok(),
      { timeout: 60_000 },
    );
    return JSON.parse(await response.text());
  };
  let runId: string | undefined;
  return {
    id,
    async finished() {
      for (;;) {
        const { state, runId: run } = await current();
        runId = run ? String(run) : runId;
        if (['succeeded', 'failed', 'cancelled', 'lost'].includes(state)) {
          return state;
        }
      }
    },
    async log(github, repository) {
      const octokit = new Octokit({
        baseUrl: `${github}/api/v3`,
        auth: 'ghs_local',
      });
      const [owner, repo] = repository.split('/');
      const { data } = await octokit.rest.actions.listJobsForWorkflowRun({
        owner,
        repo,
        run_id: Number(runId),
      });
      const logs = await Promise.all(
        data.jobs.map(job =>
          octokit.rest.actions.downloadJobLogsForWorkflowRun({
            owner,
            repo,
            job_id: job.id,
          }),
        ),
      );
      return logs.map(log => String(log.data)).join('\n');
    },
  };
}
