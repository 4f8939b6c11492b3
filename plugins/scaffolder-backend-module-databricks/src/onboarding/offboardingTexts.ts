import type { Removal } from './removalOf';

/** Title and text of an off-boarding's pull request. */
export function offboardingTexts(
  removal: Removal,
  remains: readonly string[],
): { title: string; description: string } {
  const { project, repository, whole, environments } = removal;
  const names = Object.keys(environments);
  const what = whole ? project : `${names.join(', ')} of ${project}`;
  return {
    title: `feat: take ${what} off the platform`,
    description: [
      `Takes ${
        whole
          ? `project **${project}**`
          : `environment **${names.join(', ')}** of project **${project}**`
      } (repository ${repository}) off the platform. Merging this removes its roles and service principals, and frees its addresses.`,
      ...(names.length > 0
        ? [
            '',
            '| environment | AWS account | region | addresses |',
            '| --- | --- | --- | --- |',
            ...Object.entries(environments).map(
              ([name, { awsAccountId, region, cidr }]) =>
                `| ${name} | ${awsAccountId} | ${region} | ${
                  cidr ?? 'no network'
                } |`,
            ),
          ]
        : []),
      '',
      'What remains:',
      '',
      ...remains.map(one => `- ${one}`),
    ].join('\n'),
  };
}
