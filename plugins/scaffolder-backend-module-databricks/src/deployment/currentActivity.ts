import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/**
 * What a deployment is busy with, in a few words: the step that runs, else the
 * approval that it waits for, else its state.
 */
export function currentActivity(deployment: Deployment): string {
  for (const job of deployment.jobs) {
    const step = job.steps.find(({ status }) => status === 'in_progress');
    if (step) {
      return `${job.name} / ${step.name}`;
    }
  }
  if (deployment.state === 'waiting') {
    return 'waiting for an approval';
  }
  const waiting = deployment.jobs.find(({ status }) => status === 'waiting');
  return waiting ? `${waiting.name} waits for approval` : deployment.state;
}
