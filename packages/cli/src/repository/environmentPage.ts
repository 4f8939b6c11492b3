import {
  planAddresses,
  type Environment,
  type Network,
  type Project,
} from '@lakeport/project';
import { inlineCode as code } from '../plan/inlineCode';
import { stackTable, type DocumentedStacks } from './stackTable';
import { WRITTEN_BY_DOCS } from './WRITTEN_BY_DOCS';

/** Where the page is in a repository. */
export const ENVIRONMENT_PAGE = 'docs/environments.md';

const EGRESS = {
  'nat-per-az': 'a NAT gateway in each zone',
  'single-nat': 'one NAT gateway for all zones',
  isolated: 'none',
  nat: 'NAT, by its owner',
} as const;

/** A network in a few words. */
export function networkInWords(network: Network): string {
  switch (network.mode) {
    case 'create':
      return `${code(network.cidr)} in ${network.availabilityZones
        .map(code)
        .join(', ')}`;
    case 'existing':
      return `${code(network.vpcId)}, which is there already`;
    default:
      return 'none: serverless compute only';
  }
}

const yes = (value: boolean) => (value ? 'yes' : 'no');
const list = (values: readonly string[]) =>
  values.length > 0 ? values.map(code).join(', ') : 'none';

function facts(environment: Environment): string[] {
  const { network, privateLink, sleep, approvals, workspace } = environment;
  const hasNetwork = network.mode !== 'none';
  const ends = [
    ...(privateLink.backEnd ? ['compute to control plane'] : []),
    ...(privateLink.frontEnd ? ['users to workspace'] : []),
  ];
  const key = (choice: { mode: string; alias?: string }) =>
    choice.alias ? `key ${code(choice.alias)}` : 'key of its own';
  const { storage } = environment.encryption;
  const { managedServices, storage: volumes } = environment.workspaceEncryption;
  const encrypted = [
    ...(managedServices ? ['notebooks and secrets'] : []),
    ...(volumes ? ['root bucket and volumes'] : []),
  ];
  const rows: Array<[string, string]> = [
    ['AWS account', code(environment.awsAccountId)],
    ['Region', code(environment.region)],
    ['Security profile', code(environment.securityProfile)],
    ['Network', networkInWords(network)],
    ...(network.mode === 'none'
      ? []
      : ([['Way to the internet', EGRESS[network.egress]]] as Array<
          [string, string]
        >)),
    ...(hasNetwork
      ? ([
          ['PrivateLink', ends.join(' and ') || 'no'],
          [
            'Workspace reachable from the internet',
            yes(privateLink.publicAccess),
          ],
          [
            'Catalog buckets',
            storage
              ? `encrypted with a ${key(storage.key)}`
              : 'encrypted by S3',
          ],
          [
            'Encrypted with keys of the project',
            encrypted.length > 0
              ? `${encrypted.join(', ')} (${key(
                  environment.workspaceEncryption.key,
                )})`
              : 'nothing of the workspace',
          ],
        ] as Array<[string, string]>)
      : []),
    [
      'Administrators',
      list([...workspace.admins.groups, ...workspace.admins.users]),
    ],
    ['Users', list([...workspace.users.groups, ...workspace.users.users])],
    ['Catalogs', list(Object.keys(environment.catalogs))],
    ['Protected from deletion', yes(environment.deletionProtection)],
    [
      'Approval',
      approvals.reviewers.length > 0
        ? `${list(approvals.reviewers)}, after ${approvals.waitMinutes} minutes`
        : 'not needed',
    ],
    ...(sleep?.schedule
      ? ([
          [
            'Sleeps',
            `from ${code(sleep.schedule.asleep)} to ${code(
              sleep.schedule.awake,
            )} (cron, ${code(sleep.schedule.timeZone)})`,
          ],
        ] as Array<[string, string]>)
      : []),
  ];
  return [
    '| | |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
  ];
}

function addresses(network: Network): string[] {
  if (network.mode !== 'create') return [];
  const { subnets, free } = planAddresses(network);
  return [
    '',
    '### Addresses',
    '',
    '| subnet | tier | zone | addresses | usable | nodes |',
    '| --- | --- | --- | --- | ---: | ---: |',
    ...subnets.map(
      ({ name, tier, availabilityZone, cidr, usable, nodes }) =>
        `| ${name} | ${tier} | ${availabilityZone} | ${cidr} | ${usable} | ${nodes} |`,
    ),
    '',
    `Free: ${list(
      free,
    )}. \`usable\` leaves out the five addresses that AWS keeps of every subnet; a Databricks node takes two.`,
    ...(network.replaces
      ? [
          '',
          `It replaces ${code(
            network.replaces.cidr,
          )}, which is kept until the file names it no more.`,
        ]
      : []),
  ];
}

function commands(name: string, environment: Environment): string[] {
  const sleeps = environment.network.mode === 'create';
  const secrets = Object.values(environment.servicePrincipals).some(
    ({ secret }) => secret !== undefined,
  );
  const line = (operation: string) =>
    `npx lakeport ${operation} lakeport.yaml --environment ${name}`;
  return [
    '### Commands',
    '',
    '```sh',
    line('plan'),
    line('apply'),
    ...(sleeps ? [line('sleep'), line('wake')] : []),
    ...(secrets ? [line('rotate')] : []),
    `${line('topology')} --format mermaid`,
    '```',
  ];
}

/** The pages on what environments have in common, of a project that has it. */
function further({ spec }: Project): string[] {
  const pages = [
    ...(spec.lakehouse ? ['[Lakehouse](lakehouse.md)'] : []),
    ...(spec.connectivity ? ['[Connectivity](connectivity.md)'] : []),
    ...(spec.regions ? ['[When a region is down](regions.md)'] : []),
  ];
  return pages.length === 0
    ? []
    : ['', `Pages of their own: ${pages.join(', ')}.`];
}

/**
 * The page of the repository's documentation that says what the project file
 * declares: accounts, and for each environment its facts, address plan, stacks
 * and commands. The same project gives the same text.
 */
export function environmentPage(
  project: Project,
  synthesized: DocumentedStacks,
): string {
  const { spec } = project;
  const shared = stackTable(synthesized, undefined);
  const environments = Object.entries(spec.environments).flatMap(
    ([name, environment]) => [
      '',
      `## ${name}`,
      '',
      ...facts(environment),
      ...addresses(environment.network),
      '',
      '### Stacks',
      '',
      ...stackTable(synthesized, name),
      '',
      ...commands(name, environment),
    ],
  );
  return [
    '# Environments',
    '',
    WRITTEN_BY_DOCS,
    '',
    'What `lakeport.yaml` declares, as accounts, addresses and stacks. `npx lakeport show lakeport.yaml` adds what it costs.',
    ...further(project),
    '',
    '## Accounts',
    '',
    '| | |',
    '| --- | --- |',
    `| Databricks account | ${code(spec.databricks.accountId)} |`,
    `| AWS admin account (state, roles) | ${code(spec.aws.adminAccountId)} |`,
    ...Object.entries(spec.environments).map(
      ([name, { awsAccountId }]) =>
        `| AWS account of ${name} | ${code(awsAccountId)} |`,
    ),
    `| State | bucket ${code(spec.aws.state.bucket)} in ${code(
      spec.aws.state.region,
    )}, prefix ${code(`${project.metadata.name}/`)} |`,
    spec.platform === undefined
      ? `| Roles | ${code(
          spec.aws.adminRole,
        )} in the admin account, then ${code(
          spec.aws.childRole,
        )} in the environment's |`
      : `| Platform | ${code(spec.platform)}, whose workflows deploy as ${code(
          spec.aws.childRole,
        )} in the environment's account, and plan as ${code(
          spec.aws.planRole ?? `${spec.aws.childRole}-plan`,
        )} |`,
    ...(shared.length > 0 ? ['', '## Shared stacks', '', ...shared] : []),
    ...environments,
  ]
    .map(line => `${line}\n`)
    .join('');
}
