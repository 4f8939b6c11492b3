import { platformFacts, type Platform, type Project } from '@lakeport/project';
import { compareWithFacts } from './compareWithFacts';

export function compareWithPlatform(project: Project, platform: Platform) {
  const { repository, environments, databricks, github, ...facts } =
    platformFacts(platform, project.metadata.name);
  return compareWithFacts(
    project,
    {
      ...facts,
      databricks: { accountId: databricks.accountId },
      github: { workflows: github.workflows },
    },
    repository,
  );
}
