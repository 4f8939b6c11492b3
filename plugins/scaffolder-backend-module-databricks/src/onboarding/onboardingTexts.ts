import { markdownText } from '../preview/markdownText';
import type { Claim } from './Claim';
import type { OnboardingRequest } from './OnboardingRequest';

/** Title and text of an onboarding's pull request. */
export function onboardingTexts(
  { project, repository, owner }: OnboardingRequest,
  edits: Claim['edits'],
): { title: string; description: string } {
  const environments = edits.flatMap(edit => Object.entries(edit.environments));
  return {
    title: `feat: onboard ${project} (${environments
      .map(([name]) => name)
      .join(', ')})`,
    description: [
      `Onboards project **${project}** of ${markdownText(
        owner,
      )}, repository ${repository}. Merging this makes its roles and service principals.`,
      '',
      '| environment | AWS account | region | addresses |',
      '| --- | --- | --- | --- |',
      ...environments.map(
        ([name, { awsAccountId, region, cidr }]) =>
          `| ${name} | ${awsAccountId} | ${region} | ${cidr ?? 'no network'} |`,
      ),
      '',
      'Addresses move when another request gets them first; the portal keeps this up to date while its task waits.',
    ].join('\n'),
  };
}
