import type { SortedFindings } from '../project/sortFindings';

/** Findings as the preview hands them on to later steps. */
export function findingsOutput(findings: SortedFindings) {
  const { errors, warnings, notes, waived } = findings;
  return {
    errors: errors.length,
    warnings: warnings.length,
    notes: notes.length,
    waived: waived.length,
    open: [
      ...errors.map(finding => ({ ...finding, severity: 'error' as const })),
      ...warnings.map(finding => ({
        ...finding,
        severity: 'warning' as const,
      })),
    ].map(({ rule, severity, environment, message, fix }) => ({
      rule,
      severity,
      ...(environment && { environment }),
      message,
      fix,
    })),
  };
}
