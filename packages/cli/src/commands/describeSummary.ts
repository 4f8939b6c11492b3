import { Cell, plainTable } from '../io/plainTable';
import {
  BetweenSummary,
  EnvironmentSummary,
  ProjectSummary,
} from './summarizeProject';

function resources(stacks: Record<string, Record<string, number>>): string {
  const rows = Object.entries(stacks).flatMap(([stack, types]) => {
    const entries = Object.entries(types);
    const total = entries.reduce((sum, [, count]) => sum + count, 0);
    return [
      [stack, 'all', total],
      ...entries.map(([type, count]): Cell[] => ['', type, count]),
    ];
  });
  return plainTable(['stack', 'resource', 'count'], rows, [2]);
}

const money = (amount: number) => amount.toFixed(2);

function addresses({ addressPlan }: EnvironmentSummary): string[] {
  return addressPlan
    ? [
        `  Addresses of ${addressPlan.cidr}`,
        plainTable(
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
      ]
    : [];
}

function asleepText({
  monthlyCost,
  monthlyCostAsleep,
  sleep,
}: EnvironmentSummary): string[] {
  if (!monthlyCostAsleep) return [];
  const saving = sleep
    ? `; asleep ${(sleep.asleepShare * 100).toFixed(
        1,
      )} % of the time by its schedule, which saves ${money(
        sleep.monthlySaving,
      )} of ${money(monthlyCost.total)}`
    : '';
  return [`  asleep: ${money(monthlyCostAsleep.total)} a month${saving}`];
}

function environmentText(name: string, summary: EnvironmentSummary): string[] {
  const { monthlyCost } = summary;
  return [
    `Environment ${name}: ${[
      `${summary.securityProfile} (${summary.costBand})`,
      ...(summary.egress ? [`egress ${summary.egress}`] : []),
      `network ${summary.network === 'create' ? 'made here' : summary.network}`,
      ...(summary.asleep ? ['asleep'] : []),
      `${summary.resources} resources`,
    ].join(', ')}`,
    '',
    resources(summary.stacks),
    '',
    ...addresses(summary),
    `  Idle cost a month, ${monthlyCost.currency}, list prices of ${monthlyCost.asOf}, ${monthlyCost.priceRegion}`,
    plainTable(
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
    ...asleepText(summary),
    '',
  ];
}

function betweenText(
  name: string,
  { monthlyCost, resources: count, stacks }: BetweenSummary,
): string[] {
  return [
    `Between environments: ${name}, ${count} resources, ${money(
      monthlyCost.total,
    )} a month idle`,
    '',
    resources(stacks),
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
    ...Object.entries(summary.between ?? {}).flatMap(([name, between]) =>
      betweenText(name, between),
    ),
  ]
    .join('\n')
    .trimEnd();
}
