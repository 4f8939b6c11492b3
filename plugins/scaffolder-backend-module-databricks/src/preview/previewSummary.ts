import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import type { SortedFindings } from '../project/sortFindings';
import { findingCounts } from './findingCounts';
import { markdownText } from './markdownText';
import type { ProjectPreview } from './ProjectPreview';

/**
 * A preview as Markdown, for a template's output page. Every value in it is a
 * number, an address or a name that the project file's schema restricts, or is
 * shown as plain text.
 */
export function previewSummary(
  preview: ProjectPreview,
  shown: LakeportShow,
  findings: SortedFindings,
): string {
  const { resources, stacks, monthlyCost, currency, asOf } = preview;
  const asleep =
    preview.monthlyCostAsleep === undefined
      ? ''
      : `, **${preview.monthlyCostAsleep.toFixed(2)} ${currency}** when asleep`;
  return [
    `**${resources} resources** in ${
      stacks.length
    } stacks, about **${monthlyCost.toFixed(
      2,
    )} ${currency} a month** when idle${asleep} (list prices as of ${asOf}).`,
    '',
    `The rules find ${findingCounts(findings)}.`,
    '',
    ...[...findings.errors, ...findings.warnings].map(
      ({ rule, severity, environment, message, fix }) =>
        `- **${severity}** \`${rule}\`${
          environment ? ` of ${environment}` : ''
        }: ${markdownText(message)}. ${markdownText(fix)}`,
    ),
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
