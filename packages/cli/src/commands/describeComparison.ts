import { harmless } from '../io/harmless';
import { Cell, plainTable } from '../io/plainTable';
import { Comparison } from './compareProject';
import { EnvironmentSummary, ProjectSummary } from './summarizeProject';

type Compared = Omit<EnvironmentSummary, 'addressPlan'>;

function label({ set }: Comparison): string {
  return Object.entries(set)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** How many resources of each type all stacks of an environment have. */
function types({ stacks }: Compared): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stack of Object.values(stacks)) {
    for (const [type, count] of Object.entries(stack)) {
      counts.set(type, (counts.get(type) ?? 0) + count);
    }
  }
  return counts;
}

function environmentTable(
  name: string,
  columns: ReadonlyArray<[heading: string, summary: Compared | undefined]>,
): string[] {
  const row = (
    title: string,
    cell: (summary: Compared) => Cell | undefined,
  ): Cell[] => [
    title,
    ...columns.map(([, summary]) => (summary && cell(summary)) ?? '-'),
  ];
  const counts = columns.map(([, summary]) => summary && types(summary));
  const differing = [...new Set(counts.flatMap(of => [...(of?.keys() ?? [])]))]
    .sort()
    .filter(type => new Set(counts.map(of => of?.get(type) ?? 0)).size > 1);
  return [
    `Compared: ${name}`,
    plainTable(
      ['', ...columns.map(([heading]) => heading)],
      [
        row(
          'profile',
          ({ securityProfile, costBand }) => `${securityProfile} (${costBand})`,
        ),
        row('egress', ({ egress }) => egress),
        row('resources', ({ resources }) => resources),
        ...differing.map((type): Cell[] => [
          `  ${type}`,
          ...counts.map(of => of?.get(type) ?? 0),
        ]),
        row('USD a month', ({ monthlyCost }) => monthlyCost.total.toFixed(2)),
        row('  asleep', ({ monthlyCostAsleep }) =>
          monthlyCostAsleep?.total.toFixed(2),
        ),
      ],
      columns.map((_, index) => index + 1),
    ),
    '',
  ];
}

/** The file beside the same file with other switches, environment by environment. */
export function describeComparison(
  summary: ProjectSummary,
  comparisons: readonly Comparison[],
): string {
  const refused = comparisons.flatMap(comparison =>
    comparison.valid
      ? []
      : [
          `Not possible: ${label(comparison)}`,
          ...comparison.problems.map(
            ({ path, message, hint }) => `  ${path}: ${message}; ${hint}`,
          ),
          '',
        ],
  );
  const possible = comparisons.filter(({ valid }) => valid);
  const tables = possible.length
    ? Object.entries(summary.environments).flatMap(([name, environment]) =>
        environmentTable(name, [
          ['as it is', environment],
          ...possible.map((comparison): [string, Compared | undefined] => [
            label(comparison),
            comparison.valid ? comparison.environments[name] : undefined,
          ]),
        ]),
      )
    : [];
  return [...tables, ...refused]
    .flatMap(text => text.split('\n'))
    .map(harmless)
    .join('\n')
    .trimEnd();
}
