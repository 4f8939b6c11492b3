import type { Connectivity, Project } from '@lakeport/project';
import { inlineCode as code } from '../plan/inlineCode';
import { accountRoles, type AccountRoles } from './accountRoles';
import { networkInWords } from './environmentPage';
import { markdownTable } from './markdownTable';
import { stackTable, type DocumentedStacks } from './stackTable';
import { WRITTEN_BY_DOCS } from './WRITTEN_BY_DOCS';

/** Where the page is in a repository. */
export const CONNECTIVITY_PAGE = 'docs/connectivity.md';

const SHARING = {
  organization: 'within the organization, where AWS RAM shares without asking',
  invitation: 'by an invitation of AWS RAM, which each accepts',
} as const;

function members(
  { spec }: Project,
  { members: names }: Connectivity,
): string[] {
  return markdownTable(
    ['environment', 'AWS account', 'region', 'network'],
    names.map(name => {
      const { awsAccountId, network, region } = spec.environments[name];
      return [name, code(awsAccountId), code(region), networkInWords(network)];
    }),
  );
}

function ways({ spec }: Project, connectivity: Connectivity): string[] {
  const { members: names, mode, networkAcls, sharing } = connectivity;
  const acls = networkAcls
    ? [
        'Private subnets have a network ACL: from private ranges it lets in the members, and what Databricks needs.',
      ]
    : [];
  if (mode === 'peering') {
    const pairs = names.flatMap((one, index) =>
      names.slice(index + 1).map(other => `${code(one)} – ${code(other)}`),
    );
    return [
      `A peering connection joins each two of them, with routes both ways: ${pairs.join(
        ', ',
      )}. A way never leads through a third one.`,
      ...acls,
    ];
  }
  const inRegion = new Map<string, string[]>();
  for (const name of names) {
    const { region } = spec.environments[name];
    inRegion.set(region, [...(inRegion.get(region) ?? []), name]);
  }
  const owners = [...inRegion].map(
    ([region, [first]]) => `${code(region)} in the account of ${code(first)}`,
  );
  const isShared = [...inRegion.values()].some(
    ofRegion =>
      new Set(ofRegion.map(name => spec.environments[name].awsAccountId)).size >
      1,
  );
  return [
    `A transit gateway in each region joins them, with routes both ways: ${owners.join(
      ', ',
    )}.${inRegion.size > 1 ? ' The gateways are peered with each other.' : ''}${
      isShared
        ? ` Other accounts get to it ${SHARING[sharing ?? 'organization']}.`
        : ''
    }`,
    ...acls,
  ];
}

/**
 * The page of the repository's documentation that says how the networks of its
 * environments are joined, and which roles there are in each of the AWS accounts.
 *
 * @param allRoles - those of all stacks
 * @returns undefined for a project without connectivity
 */
export function connectivityPage(
  project: Project,
  synthesized: DocumentedStacks,
  allRoles: AccountRoles,
): string | undefined {
  const { connectivity, environments } = project.spec;
  if (!connectivity) return undefined;
  const accounts = new Map<string, string[]>();
  for (const name of connectivity.members) {
    const { awsAccountId } = environments[name];
    accounts.set(awsAccountId, [...(accounts.get(awsAccountId) ?? []), name]);
  }
  return [
    '# Connectivity',
    '',
    WRITTEN_BY_DOCS,
    '',
    'Environments whose networks reach each other. Those of one region share its metastore, so that a catalog of one can be read in the other where it is granted.',
    '',
    ...members(project, connectivity),
    '',
    ...ways(project, connectivity).flatMap(line => [line, '']),
    '## Stack',
    '',
    ...stackTable(synthesized, 'connectivity'),
    '',
    'It is deployed by its name once its members are there, and destroyed before any of them:',
    '',
    '```sh',
    ...['plan', 'apply', 'destroy'].map(
      operation =>
        `npx lakeport ${operation} lakeport.yaml --environment connectivity`,
    ),
    '```',
    '',
    '## Roles in each AWS account',
    '',
    'What the stacks make there. The roles that deployments run as are set up before.',
    ...[...accounts].flatMap(([awsAccountId, names]) => {
      const roles = accountRoles(allRoles, awsAccountId);
      return roles.length === 0
        ? []
        : ['', `### ${awsAccountId} (${names.join(', ')})`, '', ...roles];
    }),
  ]
    .map(line => `${line}\n`)
    .join('');
}
