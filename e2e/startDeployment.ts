import assert from 'node:assert/strict';
import { Octokit } from '@octokit/rest';
import type { Page } from 'playwright-core';

const ENDS: readonly string[] = ['succeeded', 'failed', 'cancelled', 'lost'];
/** As long may a deployment take, in milliseconds. */
const PATIENCE = 300_000;

/** A deployment that was started from the entity page. */
export interface StartedDeployment {
  /** The id that its run has claimed. */
  id: string;
  /** The id of its run at GitHub, once it is known. */
  runId(): string;
  /** Waits on the page until it is in this state, or has ended; returns the state. */
  reached(state: string): Promise<string>;
  /**
   * Waits on the page until it has ended, and returns its state. What waits for
   * an approval is approved, as by a person who has read the plan.
   */
  finished(): Promise<string>;
  /** The log of all its jobs, as GitHub keeps it. */
  log(github: string, repository: string): Promise<string>;
}

/** Presses Deploy on the Deployments tab that is open, and starts an operation. */
export async function startDeployment(
  page: Page,
  operation: 'Plan' | 'Apply' | 'Sleep',
  /** Addresses that may be destroyed although they hold data. */
  mayBeDestroyed: readonly string[] = [],
  /** Why, for who reviews it. */
  comment = '',
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
  if (comment) {
    await page.getByLabel('Why', { exact: true }).fill(comment);
  }
  const answer = page.waitForResponse(
    response =>
      response.request().method() === 'POST' &&
      response.url().endsWith('/api/databricks/deployments'),
  );
  await page.getByRole('button', { name: `Start ${operation}` }).click();
  let latest: { id: string; state: string; runId?: string | number } =
    JSON.parse(await (await answer).text());
  const { id } = latest;
  page.on('response', response => {
    if (
      response.url().endsWith(`/api/databricks/deployments/${id}`) &&
      response.ok()
    ) {
      response
        .text()
        .then(text => {
          latest = JSON.parse(text);
        })
        // The page went elsewhere before the answer was read; another one comes.
        .catch(() => {});
    }
  });

  const reached = async (state: string) => {
    const end = Date.now() + PATIENCE;
    while (latest.state !== state && !ENDS.includes(latest.state)) {
      assert.ok(
        Date.now() < end,
        `deployment ${id} is still ${latest.state}, not ${state}`,
      );
      await page.waitForTimeout(200);
    }
    return latest.state;
  };
  return {
    id,
    runId: () => String(latest.runId),
    reached,
    async finished() {
      if ((await reached('waiting')) === 'waiting') {
        await page
          .getByRole('button', { name: 'Approve', exact: true })
          .click();
      }
      return reached('succeeded');
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
        run_id: Number(latest.runId),
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
