import type { Platform } from './Platform';
import type { ProjectFacts } from './ProjectFacts';
import { workflowsOf } from './workflowsSource';

/**
 * What a project that is onboarded to a platform copies from it.
 *
 * @throws RangeError when the platform has no such project
 * @public
 */
export function platformFacts(
  platform: Platform,
  projectName: string,
): ProjectFacts {
  const { databricks, aws, github, projects } = platform.spec;
  if (!Object.hasOwn(projects, projectName)) {
    throw new RangeError(
      `platform ${platform.metadata.name} has no project ${JSON.stringify(
        projectName,
      )}; it has ${Object.keys(projects).join(', ') || 'none'}`,
    );
  }
  const { repository, environments } = projects[projectName];
  return {
    platform: platform.metadata.name,
    repository,
    databricks: {
      accountId: databricks.accountId,
      ...(databricks.pricingTier
        ? { pricingTier: databricks.pricingTier }
        : {}),
    },
    aws: {
      adminAccountId: aws.adminAccountId,
      adminRole: aws.adminRole,
      childRole: aws.childRole,
      state: { ...aws.state },
    },
    github: {
      workflows: workflowsOf({
        repository: `${github.organization}/${github.repository}`,
        branch: github.branch,
      }),
      runsOn: github.runsOn,
    },
    environments: Object.fromEntries(
      Object.entries(environments).map(([name, environment]) => [
        name,
        { ...environment },
      ]),
    ),
  };
}
