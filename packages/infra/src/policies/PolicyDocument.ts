/**
 * One value or several; IAM takes both.
 *
 * @public
 */
export type OneOrMany = string | readonly string[];

/**
 * The conditions of a statement: operator → key → values.
 *
 * @public
 */
export type PolicyConditions = Readonly<
  Record<string, Readonly<Record<string, OneOrMany>>>
>;

/**
 * A statement of an IAM, S3 or KMS policy, in AWS's own words.
 *
 * @public
 */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMany>>;
  readonly Action: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly NotResource?: OneOrMany;
  readonly Condition?: PolicyConditions;
}

/**
 * A policy document as AWS takes it.
 *
 * Policies are rendered here rather than by the Databricks provider's data
 * sources, so that tests, checks and reviewers see the JSON that will be
 * applied.
 *
 * @public
 */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}
