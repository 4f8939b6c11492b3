import { markdownText } from './markdownText';
import type { ProjectDifference } from './ProjectDifference';

/**
 * A difference as Markdown, for a pull request and a template's output page.
 * Names in it are those that the project file's schema lets through.
 */
export function differenceSummary(difference: ProjectDifference): string {
  const { before, after, currency, stacks, costs } = difference;
  const same =
    stacks.length === 0 &&
    costs.length === 0 &&
    difference.newFindings.length === 0 &&
    difference.goneFindings.length === 0;
  const amount = (value: number) => `${value.toFixed(2)} ${currency}`;
  return [
    same
      ? 'The same resources, the same idle cost, the same findings as before; settings of them may differ.'
      : `**${before.resources} → ${
          after.resources
        } resources**, idle about **${amount(before.monthlyCost)} → ${amount(
          after.monthlyCost,
        )} a month** (list prices).`,
    ...costs.map(
      ({ environment, before: was, after: is }) =>
        `- ${environment}: ${amount(was)} → ${amount(is)} a month`,
    ),
    ...(stacks.length > 0
      ? [
          '',
          '| stack | more | fewer |',
          '| --- | --- | --- |',
          ...stacks.map(
            ({ name, resourcesByType }) =>
              `| ${name} | ${typesOf(resourcesByType, 1)} | ${typesOf(
                resourcesByType,
                -1,
              )} |`,
          ),
        ]
      : []),
    ...findingList('The rules find, in addition:', difference.newFindings),
    ...findingList('No longer found:', difference.goneFindings),
    '',
  ].join('\n');
}

function typesOf(counts: Record<string, number>, sign: 1 | -1): string {
  return Object.entries(counts)
    .filter(([, count]) => count * sign > 0)
    .map(([type, count]) =>
      count * sign > 1 ? `\`${type}\` ×${count * sign}` : `\`${type}\``,
    )
    .join(', ');
}

function findingList(title: string, lines: string[]): string[] {
  return lines.length === 0
    ? []
    : ['', title, '', ...lines.map(line => `- ${markdownText(line)}`)];
}
