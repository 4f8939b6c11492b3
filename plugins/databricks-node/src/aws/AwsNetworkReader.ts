import type { Ec2RegionAnswers } from '@lakeport/topology';
import type { DatabricksConfigProblem } from '../config/DatabricksConfig';
import type { DatabricksReadOptions } from '../client/DatabricksService';

/**
 * An AWS account of app-config and the regions of it that are read.
 *
 * @public
 */
export interface AwsAccountRegions {
  /** Twelve digits. */
  accountId: string;
  /** Such as `us-west-2`; at least one. */
  regions: string[];
}

/**
 * Which part of AWS is read.
 *
 * @public
 */
export interface AwsNetworkTarget {
  /** Twelve digits. */
  accountId: string;
  region: string;
  /** Reads these VPCs and what is in them only; the whole region when left out. */
  vpcIds?: string[];
}

/**
 * Reads the networks of AWS accounts; it changes nothing there. What it must be
 * granted is in `grants/aws-network-read-policy.json`.
 *
 * @public
 */
export interface AwsNetworkReader {
  /** AWS accounts that the portal reads, with their regions, as configured. */
  accounts(): AwsAccountRegions[];
  /** What is wrong in app-config under `databricks.aws`; it is not among the others. */
  problems(): DatabricksConfigProblem[];
  /**
   * What EC2 tells of one account and region, all pages of it. What AWS refuses
   * or does not answer is in `errors` of the answer, by the IAM action that was
   * asked; that part is then `undefined`, and only of `vpcAttributes` there may be
   * those of some VPCs. Equal reads at the same time are one.
   *
   * @throws NotFoundError for an account or region that is not configured
   * @throws InputError for a VPC id that is none
   * @throws the signal's reason when it is aborted
   */
  readRegion(
    target: AwsNetworkTarget,
    options?: DatabricksReadOptions,
  ): Promise<Ec2RegionAnswers>;
  /**
   * Who the portal is in an account (sts:GetCallerIdentity), which shows that
   * its credentials work.
   *
   * @param target - the first configured region when none is named
   * @throws NotFoundError as `readRegion`
   * @throws ForwardedError with what AWS says when they do not
   */
  identity(
    target: { accountId: string; region?: string },
    options?: DatabricksReadOptions,
  ): Promise<{ arn: string; accountId: string }>;
}
