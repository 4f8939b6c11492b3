import type { DeploymentResult } from '@lakeport/backstage-plugin-databricks-common';
import type { Report } from './readReport';
import { sumChanges } from './sumChanges';

/** What an operation has done, by its report. */
export function resultOf({ steps, notices, end }: Report): DeploymentResult {
  return {
    summary: sumChanges(
      steps
        .filter(({ step }) => step === 'apply' || step === 'destroy')
        .map(({ summary }) => summary),
    ),
    ...(typeof end?.objectsLeft === 'number' && {
      objectsLeft: end.objectsLeft,
    }),
    ...(notices.length > 0 && { notices }),
    ...(end?.remains?.length && { remains: end.remains }),
  };
}
