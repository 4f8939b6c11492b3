import { markdownText } from '../preview/markdownText';
import type { UpgradeReport } from './UpgradeReport';

/** Title and text of an upgrade's pull request. */
export function upgradeTexts(report: UpgradeReport): {
  title: string;
  description: string;
} {
  const { from, to, generated, migrations, findings, notes } = report;
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0
      ? ['', title, '', ...lines.map(line => `- ${markdownText(line)}`)]
      : [];
  return {
    title: `chore: upgrade lakeport to ${to}`,
    description: [
      `lakeport ${from} → ${to}.${
        generated
          ? ' The documentation and the workflows are as this version writes them.'
          : ''
      }`,
      ...notes.flatMap(note => ['', `> ${note}`]),
      ...list('The format of the file:', migrations),
      ...list('What its rules find:', findings),
    ].join('\n'),
  };
}
