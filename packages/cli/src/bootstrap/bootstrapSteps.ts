import type { Platform } from '@lakeport/project';
import { adminAccountSteps } from './adminAccountSteps';
import type { BootstrapStep } from './BootstrapStep';
import { childAccountSteps } from './childAccountSteps';
import { stateBucketSteps } from './stateBucketSteps';

/** Whom and what the steps are for. */
export interface BootstrapOptions {
  /** Only these AWS accounts; left out, the platform's and its projects'. */
  readonly accounts?: readonly string[];
  /** ARNs of users and roles that may administer the platform. */
  readonly administrators: readonly string[];
}

/** The AWS accounts of a platform: the umbrella account first. */
export function platformAccounts({ spec }: Platform): string[] {
  const children = Object.values(spec.projects).flatMap(({ environments }) =>
    Object.values(environments).map(({ awsAccountId }) => awsAccountId),
  );
  return [spec.aws.adminAccountId, ...[...new Set(children)].sort()];
}

/**
 * What has to be there before Terraform can run, account by account, each after
 * what it names.
 */
export function bootstrapSteps(
  platform: Platform,
  { accounts = platformAccounts(platform), administrators }: BootstrapOptions,
): BootstrapStep[] {
  const admin = platform.spec.aws.adminAccountId;
  return [
    ...(accounts.includes(admin)
      ? [
          ...stateBucketSteps(platform),
          ...adminAccountSteps(platform, administrators),
        ]
      : []),
    ...[...new Set(accounts)]
      .filter(account => account !== admin)
      .flatMap(account => childAccountSteps(platform, account)),
  ];
}
