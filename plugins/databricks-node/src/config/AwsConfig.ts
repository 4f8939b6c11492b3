import type { DatabricksConfigProblem } from './DatabricksConfig';

/**
 * One AWS account whose networks the portal reads.
 *
 * @public
 */
export interface AwsAccountConfig {
  /** Twelve digits. */
  accountId: string;
  /** Such as `us-west-2`; at least one. */
  regions: string[];
  /**
   * The role there that the portal takes; without it the credentials are those
   * that the `aws` section of app-config has for the account.
   */
  role?: {
    arn: string;
    externalId?: string;
    /**
     * The account whose credentials take the role: those of `aws.accounts` for it,
     * or of `aws.mainAccount` when left out.
     */
    via?: string;
  };
}

/**
 * The section `databricks.aws` of app-config.
 *
 * @public
 */
export interface AwsConfig {
  accounts: AwsAccountConfig[];
  /** Where EC2 and STS are asked instead of AWS's own addresses; an origin. */
  endpoint?: string;
  /** Requests at a time to one account and region. */
  concurrency: number;
  /** What is wrong with the section, in the order of the file. */
  problems: DatabricksConfigProblem[];
}
