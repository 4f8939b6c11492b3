import { markdownText } from '../preview/markdownText';
import { findingLine } from '../project/findingLine';
import type { PlanDescription } from './describePlan';

/** A plan as Markdown, for a template's output page and for later steps. */
export function planSummary(plan: PlanDescription): string {
  const destructive = [
    ...plan.destructive.map(({ verb, address }) => `- ${verb} \`${address}\``),
    ...(plan.omittedDestructive > 0
      ? [`- and ${plan.omittedDestructive} more`]
      : []),
  ];
  return [
    `**${plan.totals}**${
      plan.unknownStacks > 0
        ? `, and what ${plan.unknownStacks} further stacks do is not known`
        : ''
    }`,
    ...section('Destroyed or replaced:', destructive),
    ...section(
      'By stack:',
      plan.stacks.map(
        ({ stack, what }) => `- \`${stack}\`: ${markdownText(what)}`,
      ),
    ),
    ...section(
      'What the rules say:',
      plan.findings.map(
        finding =>
          `- **${finding.severity}** ${markdownText(findingLine(finding))}`,
      ),
    ),
    ...(plan.cost ? ['', `Cost: ${plan.cost}`] : []),
    '',
  ].join('\n');
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? ['', title, '', ...lines] : [];
}
