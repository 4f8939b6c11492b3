import type { DeploymentJob } from '@lakeport/backstage-plugin-databricks-common';
import type { Run } from './Deployer';
import type { DeploymentRecord } from './DeploymentRecord';

/**
 * The jobs of a run as the deployment lists them, with the ids that their logs
 * are read by. The run of the second half has a job of a name that the first
 * one has, too: its name says which half it is of.
 */
export function listedJobs(
  { planJobs = [] }: Pick<DeploymentRecord, 'planJobs'>,
  run: Run,
): Array<{ id: string; job: DeploymentJob }> {
  const taken = new Set(planJobs.map(({ name }) => name));
  return run.jobs.map(({ id, ...job }) => ({
    id,
    job: taken.has(job.name) ? { ...job, name: `${job.name} (apply)` } : job,
  }));
}
