import Table from 'cli-table3';
import { EnvironmentSummary, ProjectSummary } from './summarizeProject';

type Cell = string | number;

// Plain text: no colours and no box drawing, so that it reads the same in a
// log, a diff and a terminal.
const PLAIN = {
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  chars: {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '  ',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '',
  },
};

function table(head: string[], rows: Cell[][], numbers: number[]): string {
  const drawn = new Table({
    ...PLAIN,
    head,
    colAligns: head.map((_, column) =>
      numbers.includes(column) ? 'right' : 'left',
    ),
  });
  drawn.push(...rows);
  return drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');
}

function resources(stacks: Record<string, Record<string, number>>): string {
  const rows = Object.entries(stacks).flatMap(([stack, types]) => {
    const entries = Object.entries(types);
    const total = entries.reduce((sum, [, count]) => sum + count, 0);
    return [
      [stack, 'all', total],
      ...entries.map(([type, count]): Cell[] => ['', type, count]),
    ];
  });
  return table(['stack', 'resource', 'count'], rows, [2]);
}

function environmentText(name: string, summary: EnvironmentSummary): string[] {
  const { addressPlan, monthlyCost } = summary;
  const money = (amount: number) => amount.toFixed(2);
  return [
    `Environment ${name}`,
    '',
    resources(summary.stacks),
    '',
    `  Addresses of ${addressPlan.cidr}`,
    table(
      ['subnet', 'tier', 'zone', 'CIDR', 'usable', 'nodes'],
      addressPlan.subnets.map(subnet => [
        subnet.name,
        subnet.tier,
        subnet.availabilityZone,
        subnet.cidr,
        subnet.usable,
        subnet.nodes,
      ]),
      [4, 5],
    ),
    `  free: ${addressPlan.free.join(', ') || 'nothing'}`,
    '',
    `  Idle cost a month, ${monthlyCost.currency}, list prices of ${monthlyCost.asOf}`,
    table(
      ['resource', 'name', 'quantity', 'each', 'a month'],
      [
        ...monthlyCost.items.map(item => [
          item.type,
          item.name,
          item.quantity,
          item.unitPrice,
          money(item.monthly),
        ]),
        ['total', '', '', '', money(monthlyCost.total)],
      ],
      [2, 3, 4],
    ),
    '',
  ];
}

/** A project's summary as text for people. */
export function describeSummary(summary: ProjectSummary): string {
  const shared = Object.keys(summary.shared.stacks).length
    ? ['Shared by all environments', '', resources(summary.shared.stacks), '']
    : [];
  return [
    `Project ${summary.project}`,
    '',
    ...shared,
    ...Object.entries(summary.environments).flatMap(([name, environment]) =>
      environmentText(name, environment),
    ),
  ]
    .join('\n')
    .trimEnd();
}
