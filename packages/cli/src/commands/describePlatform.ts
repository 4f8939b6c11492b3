import { platformSharedTargets } from '@lakeport/project';
import { harmless } from '../io/harmless';
import { plainTable, type Cell } from '../io/plainTable';
import type { PlatformSummary } from './summarizePlatform';

const MOST_FREE = 6;

function projects({ projects: all }: PlatformSummary): string[] {
  const rows = Object.entries(all).flatMap(([name, project]) => [
    ...Object.entries(project.environments).map(
      ([environment, { awsAccountId, region, cidr }], index): Cell[] => [
        index ? '' : name,
        index ? '' : project.repository,
        environment,
        awsAccountId,
        region,
        cidr ?? 'its own or none',
      ],
    ),
    ...platformSharedTargets(project).map((target): Cell[] => [
      '',
      '',
      target.name,
      `of ${target.members.join(', ')}`,
      '',
      '',
    ]),
  ]);
  return rows.length
    ? [
        plainTable(
          ['project', 'repository', 'environment', 'account', 'region', 'CIDR'],
          rows,
          [],
        ),
      ]
    : ['  none'];
}

function pools({ pools: all }: PlatformSummary): string[] {
  const rows = Object.entries(all).flatMap(([region, ranges]) =>
    ranges.map(({ cidr, used, free }, index): Cell[] => [
      index ? '' : region,
      cidr,
      used.length,
      [
        ...free.slice(0, MOST_FREE),
        ...(free.length > MOST_FREE ? [`${free.length - MOST_FREE} more`] : []),
      ].join(', ') || 'nothing',
    ]),
  );
  return rows.length
    ? [plainTable(['region', 'pool', 'used', 'free'], rows, [2])]
    : ['  none'];
}

/** A platform's summary as text for people. */
export function describePlatform(summary: PlatformSummary): string {
  const { monthlyCost: cost, counts } = summary;
  return [
    `Platform ${summary.platform}: ${counts.projects} projects, ${counts.environments} environments, ${summary.resources} resources`,
    '',
    plainTable(
      ['stack', 'resource', 'count'],
      Object.entries(summary.stacks).flatMap(([stack, types]) =>
        Object.entries(types).map(([type, count], index): Cell[] => [
          index ? '' : stack,
          type,
          count,
        ]),
      ),
      [2],
    ),
    '',
    'Projects',
    ...projects(summary),
    '',
    'Address pools',
    ...pools(summary),
    '',
    `Idle cost a month of what it makes itself: ${cost.total.toFixed(2)} ${
      cost.currency
    }, list prices of ${cost.asOf}`,
  ]
    .flatMap(text => text.split('\n'))
    .map(harmless)
    .join('\n');
}
