import type { LakeportAdoption } from '@lakeport/backstage-plugin-databricks-node';
import { markdownText } from '../preview/markdownText';

type Report = LakeportAdoption['report'];

const SECTIONS: ReadonlyArray<[section: keyof Report, heading: string]> = [
  ['changes', 'The first apply changes'],
  ['left', 'Left as it is'],
  ['managed', 'Terraform takes over'],
  ['referenced', 'Named and never changed'],
];

/** What an adoption means, as Markdown for a template's output page. */
export function adoptionSummary(report: Report): string {
  const sections = SECTIONS.flatMap(([section, heading]) =>
    report[section].length > 0
      ? [
          `**${heading}**`,
          '',
          ...report[section].map(
            ({ what, why }) => `- ${markdownText(what)}: ${markdownText(why)}`,
          ),
          '',
        ]
      : [],
  );
  return [
    ...(report.changes.length > 0
      ? []
      : ['The first apply changes nothing.', '']),
    ...sections,
  ]
    .join('\n')
    .trim();
}
