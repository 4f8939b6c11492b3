import type { PlatformFacts } from '@lakeport/backstage-plugin-databricks-common';
import type { Platform } from '@lakeport/project';

/** What every project of a platform copies, for people to see. */
export function platformFactsOf(platform: Platform): PlatformFacts {
  const { databricks, aws, github, addressPools } = platform.spec;
  const { host, organization, repository, branch, runsOn } = github;
  const { name, title } = platform.metadata;
  return {
    name,
    ...(title && { title }),
    accountId: databricks.accountId,
    ...(databricks.pricingTier && { pricingTier: databricks.pricingTier }),
    adminAccountId: aws.adminAccountId,
    adminRole: aws.adminRole,
    childRole: aws.childRole,
    state: { bucket: aws.state.bucket, region: aws.state.region },
    github: { host, organization, repository, branch, runsOn },
    regions: [
      ...new Set([
        ...Object.keys(databricks.metastores),
        ...Object.keys(addressPools),
      ]),
    ].sort(),
    groups: [
      ...new Set([...databricks.groups.existing, ...databricks.groups.create]),
    ].sort(),
  };
}
