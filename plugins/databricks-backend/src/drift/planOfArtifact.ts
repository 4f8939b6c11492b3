import { stringifyError } from '@backstage/errors';
import { unzipEntry } from '@lakeport/backstage-plugin-databricks-node';
import { planOf } from '../reports/planOf';
import { readReport } from '../reports/readReport';
import { reportLimits } from '../reports/reportLimits';
import type { ComparedEnvironment } from './DriftSource';

const FILE = 'plan.jsonl';

/** The plan in an artifact of a comparison, or why it cannot be read. */
export function planOfArtifact(zip: Uint8Array): ComparedEnvironment {
  let text: string;
  try {
    text = unzipEntry(zip, {
      name: FILE,
      mostBytes: reportLimits.mostReportBytes,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : stringifyError(error);
    return { reason: `What the run has kept cannot be read: ${said}` };
  }
  const { steps, problems } = readReport(text);
  const plan = planOf(steps);
  if (plan.stacks.length === 0) {
    return {
      reason: `The run has kept no plan: ${
        problems[0] ?? 'its report is empty'
      }`,
    };
  }
  return { plan };
}
