import type { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import type { DeploymentOperation } from '@lakeport/backstage-plugin-databricks-common';

/** How much an auditor has to care for an operation. */
export function severityOf(
  operation: DeploymentOperation,
): AuditorServiceEventSeverityLevel {
  switch (operation) {
    case 'plan':
      return 'low';
    case 'destroy':
      return 'high';
    default:
      return 'medium';
  }
}
