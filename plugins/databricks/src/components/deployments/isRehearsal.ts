import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/** Whether a deployment says of itself that it ran against a rehearsal account. */
export function isRehearsal(deployment: Deployment): boolean {
  return 'rehearsal' in deployment && deployment.rehearsal === true;
}
