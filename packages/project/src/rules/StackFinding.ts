import type { RuleInfo } from './RuleInfo';

/**
 * Where a rule is not kept, and what about it.
 *
 * @public
 */
export interface StackFinding {
  readonly rule: RuleInfo['id'];
  readonly severity: RuleInfo['severity'];
  readonly environment?: string;
  readonly stack?: string;
  /** A Terraform address, such as `aws_s3_bucket.root-bucket-bucket`. */
  readonly resource?: string;
  readonly message: string;
  readonly reason: string;
  readonly source: string;
  readonly fix: string;
  /** Set when the project file waives it: why, and until when. */
  readonly waived?: { readonly reason: string; readonly until: string };
}
