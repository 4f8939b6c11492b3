import type { RuleId } from './ruleIds';

/**
 * How much a finding matters: an `error` is refused unless it is waived, a
 * `warning` wants an answer, an `info` wants to be known.
 *
 * @public
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What a rule says about itself.
 *
 * @public
 */
export interface RuleInfo {
  /** `area.name`; what a waiver names. */
  readonly id: RuleId;
  readonly title: string;
  readonly severity: Severity;
  /** What goes wrong where the rule is not kept. */
  readonly reason: string;
  /** Whose rule it is: document, section, date. */
  readonly source: string;
  /** What would be right. */
  readonly fix: string;
}
