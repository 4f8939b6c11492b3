/**
 * Something that a guard found in a plan.
 *
 * @public
 */
export interface PlanRefusal {
  /** Id of the rule, such as `plan.destroy-protected`. */
  rule: string;
  /** An `error` that is not waived refuses the plan. */
  severity: 'error' | 'warning' | 'info';
  /** Address of the resource. */
  resource?: string;
  message: string;
  reason?: string;
  source?: string;
  fix?: string;
  waived?: { reason: string; until: string };
}

/**
 * Reads a plan, as `terraform show -json` has it, before anything of it is
 * applied. The plan holds secrets and must not be kept.
 *
 * @public
 */
export type PlanGuard = (planJson: unknown, stack: string) => PlanRefusal[];

/** Whether the plan must not be applied because of what was found. */
export function isRefused(findings: readonly PlanRefusal[]): boolean {
  return findings.some(
    ({ severity, waived }) => severity === 'error' && !waived,
  );
}
