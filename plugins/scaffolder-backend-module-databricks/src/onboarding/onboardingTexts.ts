import { markdownText } from '../preview/markdownText';
import type { Claim } from './Claim';
import type { OnboardingRequest } from './OnboardingRequest';
import { sharedLines } from './sharedOf';

/** Stands in the text of a pull request as long as nobody should merge it. */
export const NOT_YET = '**Not ready to be merged:**';

/** Title and text of an onboarding's pull request. */
export function onboardingTexts(
  { project, repository, owner }: OnboardingRequest,
  edits: Claim['edits'],
  isThere: boolean,
): { title: string; description: string } {
  const environments = edits.flatMap(edit => Object.entries(edit.environments));
  const shared = edits.flatMap(sharedLines);
  if (environments.length === 0 && shared.length === 0) {
    return {
      title: `fix: name the repository of ${project} by its ids`,
      description: `The tokens of ${repository} have the ids of the repository and its owner in their subjects, which ${project} was onboarded without: its roles and service principals take no token of it until this is merged.`,
    };
  }
  return {
    title: `feat: onboard ${project} (${[
      ...environments.map(([name]) => name),
      ...edits.flatMap(edit => [
        ...(edit.connectivity ? ['connectivity'] : []),
        ...(edit.regions ? ['regions'] : []),
      ]),
    ].join(', ')})`,
    description: [
      `Onboards project **${project}** of ${markdownText(
        owner,
      )}, repository ${repository}. Merging this makes its roles and service principals.`,
      ...(isThere
        ? []
        : [
            '',
            `${NOT_YET} the repository is being made. Its id, which its roles have to name, is added here when GitHub knows it. Whoever merges this before is asked to merge another one.`,
          ]),
      ...(environments.length > 0
        ? [
            '',
            '| environment | AWS account | region | addresses |',
            '| --- | --- | --- | --- |',
            ...environments.map(
              ([name, { awsAccountId, region, cidr }]) =>
                `| ${name} | ${awsAccountId} | ${region} | ${
                  cidr ?? 'no network'
                } |`,
            ),
            '',
            'Addresses move when another request gets them first; the portal keeps this up to date while its task waits.',
          ]
        : []),
      ...(shared.length > 0
        ? [
            '',
            'What is between its environments is deployed by its name, as roles of its own, which reach the AWS accounts of all that it joins:',
            '',
            ...shared,
          ]
        : []),
    ].join('\n'),
  };
}
