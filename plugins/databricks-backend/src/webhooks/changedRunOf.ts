import { repositoryOfUrl } from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';
import type { ChangedRun } from '../deployments/DeploymentRequests';

const id = z.int().positive();
const repository = z.object({ html_url: z.string().max(500) });
const payload = z.union([
  z.object({ workflow_run: z.object({ id }), repository }).transform(value => ({
    runId: value.workflow_run.id,
    url: value.repository.html_url,
  })),
  z
    .object({ workflow_job: z.object({ run_id: id }), repository })
    .transform(value => ({
      runId: value.workflow_job.run_id,
      url: value.repository.html_url,
    })),
]);

/**
 * Which run a webhook of GitHub says has changed; undefined of any other
 * payload. Nothing else of it is read: what became of the run is asked of GitHub.
 */
export function changedRunOf(eventPayload: unknown): ChangedRun | undefined {
  const parsed = payload.safeParse(eventPayload);
  const found = parsed.success ? repositoryOfUrl(parsed.data.url) : undefined;
  return parsed.success && found
    ? { repository: found, runId: String(parsed.data.runId) }
    : undefined;
}
