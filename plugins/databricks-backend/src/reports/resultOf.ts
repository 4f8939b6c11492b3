import type { DeploymentResult } from '@lakeport/backstage-plugin-databricks-common';
import type { Report } from './readReport';
import { sumChanges } from './sumChanges';

/** What an operation has done, by its report. */
export function resultOf({ steps, end }: Report): DeploymentResult {
  return {
    summary: sumChanges(
      steps
        .filter(({ step }) => step === 'apply' || step === 'destroy')
        .map(({ summary }) => summary),
    ),
    ...(typeof end?.objectsLeft === 'number' && {
      objectsLeft: end.objectsLeft,
    }),
  };
}
