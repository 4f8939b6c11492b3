import { InputError } from '@backstage/errors';
import type { LakeportFinding } from '@lakeport/backstage-plugin-databricks-node';
import { findingLine } from './findingLine';

/**
 * The error of a valid project file whose stacks break rules; it lists every
 * rule that is broken and not waived.
 */
export function openFindingsError(
  path: string,
  findings: readonly LakeportFinding[],
): InputError {
  const count =
    findings.length === 1 ? 'a rule' : `rules in ${findings.length} places`;
  return new InputError(
    [
      `${path} is valid, but what it declares breaks ${count}; change it, or waive it under spec.waivers with a reason and an end date:`,
      ...findings.map(finding => `- ${findingLine(finding)}`),
    ].join('\n'),
  );
}
