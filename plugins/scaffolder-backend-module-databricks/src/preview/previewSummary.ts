import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import type { ProjectPreview } from './ProjectPreview';

/**
 * A preview as Markdown, for a template's output page. Every value in it is a
 * number, an address or a name that the project file's schema restricts.
 */
export function previewSummary(
  preview: ProjectPreview,
  shown: LakeportShow,
): string {
  const { resources, stacks, monthlyCost, currency, asOf } = preview;
  return [
    `**${resources} resources** in ${
      stacks.length
    } stacks, about **${monthlyCost.toFixed(
      2,
    )} ${currency} a month** when idle (list prices as of ${asOf}).`,
    '',
    ...table(
      ['stack', 'resources'],
      stacks.map(stack => [stack.name, String(stack.resources)]),
    ),
    ...Object.entries(shown.environments).flatMap(([name, { addressPlan }]) =>
      addressPlan
        ? [
            '',
            `Addresses of ${name} in ${addressPlan.cidr}:`,
            '',
            ...table(
              ['subnet', 'zone', 'addresses', 'usable'],
              addressPlan.subnets.map(
                ({ tier, availabilityZone, cidr, usable }) => [
                  tier,
                  availabilityZone,
                  cidr,
                  String(usable),
                ],
              ),
            ),
          ]
        : [],
    ),
    '',
  ].join('\n');
}

function table(head: string[], rows: string[][]): string[] {
  return [head, head.map(() => '---'), ...rows].map(
    cells => `| ${cells.join(' | ')} |`,
  );
}
