import { sharedStateKeys, stateKeys, type Platform } from '@lakeport/project';
import type { Removal } from './removalOf';

/**
 * What is still there when a project or an environment has been taken off its
 * platform, a sentence each: off-boarding removes roles and service principals,
 * and deletes nothing that holds data.
 */
export function remainsOf(platform: Platform, removal: Removal): string[] {
  const { aws } = platform.spec;
  const { project, repository, whole } = removal;
  const remains = Object.entries(removal.environments).flatMap(
    ([name, { awsAccountId, region }]) => {
      const { states, claims, plans } = stateKeys(project, name);
      return [
        `Terraform's states of ${name} with their versions (${states.join(
          ', ',
        )}), its claims (${claims}) and its plans (${plans}) in the bucket ${
          aws.state.bucket
        }.`,
        `The environments ${name} and ${name}-plan of the repository ${repository}, with their variables.`,
        `The AWS account ${awsAccountId} with its roles ${aws.childRole} and ${aws.childRole}-plan, what others than lakeport made in it, and what was kept when ${name} was destroyed, such as buckets of logs and data, whose names start with ${project}-${name}-.`,
        `In Databricks, what nobody destroyed: catalogs and other objects of ${name} that were made by hand or protected from deletion, the metastore of ${region}, and the account's groups.`,
      ];
    },
  );
  const between = removal.shared.map(name => {
    const { states, claims, plans } = sharedStateKeys(project, name);
    return `Terraform's state of ${name} with its versions (${states.join(
      ', ',
    )}), its claims (${claims}) and its plans (${plans}) in the bucket ${
      aws.state.bucket
    }, and the environments ${name} and ${name}-plan of the repository ${repository}.`;
  });
  return [
    ...remains,
    ...between,
    whole
      ? `The repository ${repository} with its history and its other settings, and its entities in the catalog.`
      : `The entry of the project, which keeps its name: take the project off when nothing of it is needed.`,
  ];
}
