import { Project, Regions } from '@lakeport/project';
import { copiedFilesSteps } from './copiedFilesSteps';
import {
  RegionsMember,
  RegionsMembers,
  regionsMembers,
} from './regionsMembers';
import { regionsResourceNames } from './regionsResourceNames';

/**
 * What to do when the primary region of a project is down, as a page of its
 * documentation: what fails over by itself, what a person does and in which
 * order, what is lost, and the way back.
 *
 * Sources: Amazon Aurora User Guide, "Using switchover or failover in Amazon
 * Aurora Global Database" and "Monitoring an Aurora global database"; Amazon
 * RDS User Guide, "Promoting a read replica"; Amazon S3 user guide, "Replicating
 * objects"; Amazon Route 53 developer guide, "Failover routing"; Databricks
 * docs, Delta Sharing, 2026.
 *
 * @returns Markdown
 * @throws Error when the project has no regions
 * @public
 */
export function regionsRunbook(project: Project): string {
  const members = regionsMembers(project);
  const { regions } = project.spec;
  if (!regions) {
    return '';
  }
  const page = { members, project, regions };
  return [
    '# When a region is down',
    '',
    introduction(page),
    '',
    drill(page),
    '',
    '## What happens by itself',
    '',
    ...byItself(page),
    '',
    '## What a person does',
    '',
    ...numbered(byHand(page)),
    '',
    '## What is lost',
    '',
    ...losses(page),
    '',
    '## The way back',
    '',
    ...numbered(wayBack(page)),
    '',
  ].join('\n');
}

interface Page {
  readonly members: RegionsMembers;
  readonly project: Project;
  readonly regions: Regions;
}

function introduction({ members, project }: Page): string {
  const { primary, secondaries } = members;
  const { bucket, region } = project.spec.aws.state;
  return [
    `\`${primary.name}\` in ${primary.environment.region} is the primary region;`,
    `${listed(secondaries)} ${
      secondaries.length === 1 ? 'takes' : 'take'
    } over from it.`,
    `Terraform keeps its states in the bucket \`${bucket}\` in ${region}.`,
    region === primary.environment.region
      ? `While ${region} is down there is no plan and no apply of anything: the steps below are calls to AWS and Databricks, and the file follows when the region is back.`
      : `A plan reads every region, so that none of \`regions\` succeeds while one of them is down: the file follows when the region is back.`,
  ].join(' ');
}

function drill({ members: { primary } }: Page): string {
  return [
    `\`npx lakeport rehearse lakeport.yaml --drill region-outage --environment ${primary.name}\``,
    'walks through it against a simulated account: what can still be planned, what the failover changes, and whether the way back ends where it began.',
  ].join(' ');
}

function byItself({ members, regions }: Page): string[] {
  const { primary, secondaries } = members;
  const { database, dns, monitoring, replication } = regions;
  const [first] = secondaries;
  const names = Object.keys(dns?.records ?? {});
  return [
    ...(dns && names.length > 0
      ? [
          `- ${names
            .map(name => `\`${name}.${dns.zone}\``)
            .join(', ')} lead to the database of \`${
            first.name
          }\` once that of \`${
            primary.name
          }\` has reported nothing for three minutes; resolvers keep an answer for up to another minute. Reads go on there. **Writes fail until the database is promoted.**`,
        ]
      : []),
    ...(monitoring
      ? [
          `- Mail goes to ${monitoring.notify.join(
            ', ',
          )} from the topics of the other regions. Mail from the region that is down may not come.`,
        ]
      : []),
    ...(database
      ? [
          '- The database is copied all the time. Nothing promotes a copy by itself.',
        ]
      : []),
    ...(replication
      ? ['- Copies of zones stay as they are. Nothing more is copied.']
      : []),
    `- The workspace${secondaries.length === 1 ? '' : 's'} of ${listed(
      secondaries,
    )} ${
      secondaries.length === 1 ? 'works' : 'work'
    } on. Addresses of workspaces do not change: people and jobs go to the other one's.`,
    ...(regions.sharing
      ? [
          `- \`${regions.sharing.as}\` reads data where it lies, in ${primary.environment.region}: **it does not answer while that region is down.** What is needed then has to have been copied.`,
        ]
      : []),
  ];
}

function byHand(page: Page): string[] {
  const { members, project, regions } = page;
  const { primary, secondaries } = members;
  const [first] = secondaries;
  const files = copiedFilesSteps(project, members);
  return [
    `Make sure that it is the region, not the network or one service of it: [AWS Health](https://health.aws.amazon.com/health/status) and [Databricks status](https://status.databricks.com). A failover costs what is below; waiting may cost less.`,
    `Stop what still writes in ${
      primary.environment.region
    }, as far as it can be reached: jobs of \`${primary.name}\`${
      regions.database ? ', and applications that use the database' : ''
    }.`,
    ...databaseSteps(page),
    ...(regions.sharing
      ? [
          `Point jobs and people in \`${first.name}\` at the copies${
            regions.replication?.schedule
              ? ` (schemas \`…_of_${primary.name.replace(/-/g, '_')}\`)`
              : ''
          } instead of \`${regions.sharing.as}\`. Deploy what only ran in \`${
            primary.name
          }\`.`,
        ]
      : [`Deploy in \`${first.name}\` what only ran in \`${primary.name}\`.`]),
    ...files,
    `When both regions answer again, let the file say what has become true — \`primary: ${
      first.name
    }\`, \`secondaries: [${[primary, ...secondaries.slice(1)]
      .map(({ name }) => name)
      .join(', ')}]\`${
      regions.sharing
        ? `, and under \`sharing\` catalogs of \`${first.name}\``
        : ''
    }${
      regions.database?.federationSecret
        ? `, and as \`federationSecret\` one of ${first.environment.region}`
        : ''
    } — and plan \`regions\`. ${planOfSwap(page)}${
      files.length > 0
        ? ` It takes down the copies of files in \`${first.name}\` as well, bucket and location: apply it when nobody reads them any more. S3 deletes no bucket with objects in it, so that one which is protected from deletion is emptied by hand before. Apply \`${first.name}\` only after it, for its network and key let the copies be read until then.`
        : ''
    }`,
  ];
}

function databaseSteps({ members, project, regions }: Page): string[] {
  const { database } = regions;
  const [first] = members.secondaries;
  if (!database) {
    return [];
  }
  const names = regionsResourceNames(project.metadata.name);
  const { region } = first.environment;
  const account = members.home.environment.awsAccountId;
  if (database.mode === 'global') {
    const cluster = `arn:aws:rds:${region}:${account}:cluster:${names.database(
      first.name,
    )}`;
    return [
      `Promote the cluster in ${region}, with a role of account ${account}:\n\n   \`\`\`sh\n   aws rds failover-global-cluster --region ${region} \\\n     --global-cluster-identifier ${names.globalCluster} \\\n     --target-db-cluster-identifier ${cluster} \\\n     --allow-data-loss\n   \`\`\`\n\n   This is a call to AWS and not Terraform's. Where both regions are well and nothing may be lost, \`aws rds switchover-global-cluster\` with the same two names is the one to use.`,
      `Applications that write take the writer endpoint of the global cluster (output \`database_writer_endpoint\` of \`regions\`), which follows the promoted cluster by itself.`,
    ];
  }
  return [
    `Promote the replica in ${region}, with a role of account ${account}; its identifier begins with \`${names.database(
      first.name,
    )}-\`:\n\n   \`\`\`sh\n   aws rds promote-read-replica --region ${region} \\\n     --db-instance-identifier "$(aws rds describe-db-instances --region ${region} --output text \\\n       --query "DBInstances[?starts_with(DBInstanceIdentifier, '${names
      .database(first.name)
      .slice(
        0,
        36,
      )}')].DBInstanceIdentifier | [0]")"\n   \`\`\`\n\n   From then on it is a database of its own. There is no way back from that to a replica.`,
    'Give applications that write the host of the promoted instance.',
  ];
}

function planOfSwap({ regions }: Page): string {
  const { database } = regions;
  if (database?.mode === 'global') {
    return 'The plan leaves both clusters as they are: names, alarms, connections and shares change places. A plan that would replace a cluster is wrong; do not apply it.';
  }
  if (database?.mode === 'replica') {
    return 'The plan moves the promoted instance to its new address, makes a new replica, and deletes the old primary. RDS refuses that while the old one is protected from deletion: take a snapshot of it, look whether it holds writes that were never copied, turn its protection off, then apply.';
  }
  return 'Of AWS and Databricks, nothing but what copies and watches changes places.';
}

function losses({ members, regions }: Page): string[] {
  const { database, replication, sharing } = regions;
  const { primary } = members;
  const rows: Array<[what: string, lost: string, until: string]> = [
    ...(database?.mode === 'global'
      ? [
          [
            'Database',
            'Writes that had not been copied: usually about a second of them (alarm from 5 seconds on). A switchover loses none.',
            'A minute or so for the promotion itself, once somebody decides it.',
          ] as [string, string, string],
        ]
      : []),
    ...(database?.mode === 'replica'
      ? [
          [
            'Database',
            'Writes that had not been copied: seconds to minutes, without any promise by AWS (alarm from one minute on).',
            'Minutes for the promotion, which restarts the instance, once somebody decides it.',
          ] as [string, string, string],
        ]
      : []),
    ...(replication
      ? [
          [
            'Objects of zones of files',
            'Objects that had not been copied: most are within 15 minutes, without any promise, as S3 Replication Time Control is off. What was there before replication began was never copied.',
            'At once.',
          ] as [string, string, string],
        ]
      : []),
    ...(replication?.schedule
      ? [
          [
            'Delta tables of zones',
            `What was written since the last run of the copying job (\`${replication.schedule.cron}\`, ${replication.schedule.timeZone}).`,
            'At once.',
          ] as [string, string, string],
        ]
      : []),
    ...(sharing
      ? [
          [
            `Data that is only in \`${sharing.as}\``,
            `Nothing, but it cannot be read while ${primary.environment.region} is down.`,
            'Until the region is back.',
          ] as [string, string, string],
        ]
      : []),
    [
      'Workspace',
      `What only \`${primary.name}\` has: runs of jobs, results, notebooks that are in no Git folder.`,
      'As long as it takes to deploy it elsewhere.',
    ],
  ];
  return [
    '| What | Lost at the most (RPO) | Back after (RTO) |',
    '| --- | --- | --- |',
    ...rows.map(row => `| ${row.join(' | ')} |`),
    '',
    "None of this is measured here. The figures are AWS's own where there are any; a drill on real accounts tells yours.",
  ];
}

function wayBack({ members, project, regions }: Page): string[] {
  const { primary, secondaries } = members;
  const [first] = secondaries;
  const names = regionsResourceNames(project.metadata.name);
  const { region } = primary.environment;
  const account = members.home.environment.awsAccountId;
  return [
    `Apply \`regions\` with \`${first.name}\` as the primary, as above${
      regions.database || regions.replication
        ? ', and wait until copies are whole again: alarms are quiet, and what runs on a schedule has run once'
        : ''
    }.`,
    ...(regions.database?.mode === 'global'
      ? [
          `Switch the database over, which loses nothing:\n\n   \`\`\`sh\n   aws rds switchover-global-cluster --region ${
            first.environment.region
          } \\\n     --global-cluster-identifier ${
            names.globalCluster
          } \\\n     --target-db-cluster-identifier arn:aws:rds:${region}:${account}:cluster:${names.database(
            primary.name,
          )}\n   \`\`\`\n\n   A cluster that was cut off for long may have to be made anew before: Aurora says so in its status.`,
        ]
      : []),
    ...(regions.database?.mode === 'replica'
      ? [
          `Stop writes, promote the replica in ${region}, and go on as after a failover: the way back is another one.`,
        ]
      : []),
    `Copy back what was written in \`${first.name}\` meanwhile. Nothing does that by itself: copies are made from the primary to the others, and the copies have schemas and buckets of their own.`,
    `Swap \`primary\` and \`secondaries\` in the file again, and plan and apply \`regions\`.`,
  ];
}

function listed(members: readonly RegionsMember[]): string {
  return members
    .map(({ environment, name }) => `\`${name}\` in ${environment.region}`)
    .join(' and ');
}

function numbered(steps: readonly string[]): string[] {
  return steps.map((step, index) => `${index + 1}. ${step}`);
}
