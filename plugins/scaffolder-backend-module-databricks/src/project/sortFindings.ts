import type { LakeportFinding } from '@lakeport/backstage-plugin-databricks-node';

/** Findings by what is to be done about them; waived ones of all severities apart. */
export interface SortedFindings {
  errors: LakeportFinding[];
  warnings: LakeportFinding[];
  notes: LakeportFinding[];
  waived: LakeportFinding[];
}

/** Puts a waived finding with the waived ones, every other with its severity. */
export function sortFindings(
  findings: readonly LakeportFinding[],
): SortedFindings {
  const open = findings.filter(({ waived }) => !waived);
  const of = (severity: LakeportFinding['severity']) =>
    open.filter(finding => finding.severity === severity);
  return {
    errors: of('error'),
    warnings: of('warning'),
    notes: of('info'),
    waived: findings.filter(({ waived }) => waived),
  };
}
