import {
  freeAddresses,
  platformResourceNames,
  platformSharedTargets,
  type Platform,
} from '@lakeport/project';
import { inlineCode as code } from '../plan/inlineCode';
import { stackTable, type DocumentedStacks } from './stackTable';

/** Where the page is in a platform's repository. */
export const PLATFORM_PAGE = 'docs/platform.md';

const list = (values: readonly string[]) =>
  values.length > 0 ? values.map(code).join(', ') : 'none';

function facts(
  { spec }: Platform,
  names: ReturnType<typeof platformResourceNames>,
) {
  const { aws, databricks, github } = spec;
  const { audit, billableUsage } = databricks.logDelivery;
  const rows: Array<[string, string]> = [
    ['Databricks account', code(databricks.accountId)],
    ['AWS umbrella account (state, roles)', code(aws.adminAccountId)],
    ['State', `bucket ${code(aws.state.bucket)} in ${code(aws.state.region)}`],
    [
      'Roles',
      `${code(aws.adminRole)} in the umbrella account; ${code(
        aws.childRole,
      )} and ${code(`${aws.childRole}-plan`)} in each other`,
    ],
    [
      'Repository',
      `${code(`${github.organization}/${github.repository}`)}, branch ${code(
        github.branch,
      )}`,
    ],
    [
      'Account-level rights in Databricks',
      `service principal ${code(
        names.deployPrincipal,
      )}, by this repository's workflows only`,
    ],
    ['Groups made here', list(databricks.groups.create)],
    ['Groups of the identity provider', list(databricks.groups.existing)],
    [
      'Logs delivered',
      [
        ...(audit ? ['audit'] : []),
        ...(billableUsage ? ['billable usage'] : []),
      ].join(' and ') || 'none',
    ],
  ];
  return [
    '| | |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
  ];
}

/** Projects and their environments, as a table. */
export function projectTable({ spec }: Platform): string[] {
  const rows = Object.entries(spec.projects).flatMap(([project, onboarded]) => {
    const { repository, environments } = onboarded;
    return [
      ...Object.entries(environments).map(
        ([environment, { awsAccountId, region, cidr }]) =>
          `| ${project} | ${code(repository)} | ${environment} | ${code(
            awsAccountId,
          )} | ${code(region)} | ${cidr ? code(cidr) : 'its own or none'} |`,
      ),
      ...platformSharedTargets(onboarded).map(
        ({ members, name }) =>
          `| ${project} | ${code(
            repository,
          )} | ${name} | those of ${members.join(', ')} | | |`,
      ),
    ];
  });
  return rows.length === 0
    ? ['No project is onboarded yet.']
    : [
        '| project | repository | environment | AWS account | region | network |',
        '| --- | --- | --- | --- | --- | --- |',
        ...rows,
      ];
}

function roles(
  { spec }: Platform,
  names: ReturnType<typeof platformResourceNames>,
): string[] {
  const row = (project: string, name: string, principals: string[]) => {
    const { planRole, applyRole } = names.environment(project, name);
    return `| ${project}/${name} | ${code(planRole)} | ${code(
      applyRole,
    )} | ${list(principals)} |`;
  };
  const principal = (project: string, environment: string) =>
    names.environment(project, environment).principal;
  const rows = Object.entries(spec.projects).flatMap(([project, onboarded]) => [
    ...Object.keys(onboarded.environments).map(environment =>
      row(project, environment, [principal(project, environment)]),
    ),
    ...platformSharedTargets(onboarded).map(({ members, name }) =>
      row(
        project,
        name,
        name === 'regions'
          ? members.map(member => principal(project, member))
          : [],
      ),
    ),
  ]);
  return rows.length === 0
    ? []
    : [
        '',
        '## Who deploys what',
        '',
        `The roles are below the path ${code(
          names.rolePath,
        )} in the umbrella account. Each reaches the states of its own environment and the child role of its own account, those of what is between environments the accounts of what is joined, and never more than ${code(
          names.boundary,
        )} says. Only this repository's reusable workflows, called by the project's repository, may assume them.`,
        '',
        '| environment | plans as | applies as | service principal in Databricks |',
        '| --- | --- | --- | --- |',
        ...rows,
      ];
}

function pools(platform: Platform): string[] {
  const rows = Object.keys(platform.spec.addressPools).flatMap(region =>
    freeAddresses(platform, region).pools.map(
      ({ cidr, used, free }) =>
        `| ${code(region)} | ${code(cidr)} | ${
          used
            .map(
              block =>
                `${code(block.cidr)} ${block.project}/${block.environment}`,
            )
            .join('<br>') || 'nothing'
        } | ${list(free)} |`,
    ),
  );
  return rows.length === 0
    ? []
    : [
        '',
        '## Addresses',
        '',
        '| region | pool | used | free |',
        '| --- | --- | --- | --- |',
        ...rows,
      ];
}

/**
 * The page of a platform repository's documentation that says what its file
 * declares. The same platform gives the same text.
 *
 * @param file - name of the platform's file
 */
export function platformPage(
  platform: Platform,
  synthesized: DocumentedStacks,
  file: string,
): string {
  const names = platformResourceNames(platform);
  return [
    '# Platform',
    '',
    `<!-- Written by "lakeport docs" from ${file}; what is changed here is lost. -->`,
    '',
    ...facts(platform, names),
    '',
    '## Projects',
    '',
    ...projectTable(platform),
    ...roles(platform, names),
    ...pools(platform),
    '',
    '## Stacks',
    '',
    ...stackTable(synthesized, undefined),
    '',
    '## Commands',
    '',
    '```sh',
    `npx lakeport bootstrap ${file}`,
    `npx lakeport plan ${file}`,
    `npx lakeport apply ${file}`,
    '```',
    '',
    '`bootstrap` shows what has to be in the AWS accounts before the rest, and with `--run` does it. Self-hosted runners of the workflows have to be made anew for each job: what one job leaves on a machine could act with the rights of the next.',
  ]
    .map(line => `${line}\n`)
    .join('');
}
