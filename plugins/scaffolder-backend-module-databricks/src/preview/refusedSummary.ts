import type { LakeportFinding } from '@lakeport/backstage-plugin-databricks-node';
import { markdownText } from './markdownText';

/**
 * What a deployment refuses of a change, as Markdown, with the address that each
 * is allowed by. As far as the file tells: the plan also knows the account.
 */
export function refusedSummary(refused: readonly LakeportFinding[]): string {
  return refused.length === 0
    ? 'Nothing, as far as the file tells. The plan, which knows the account as well, has the last word.'
    : [
        'A deployment of this change is refused until each of these is allowed by its address:',
        '',
        ...refused.map(
          ({ rule, message, fix, ...where }) =>
            `- \`${addressOf(where)}\`: ${markdownText(
              message,
            )} (${rule}). ${markdownText(fix)}`,
        ),
        '',
      ].join('\n');
}

/** As `--allow-destroy` and `allowDestroy` take it. */
export function addressOf(
  finding: Pick<LakeportFinding, 'stack' | 'resource'>,
): string {
  return [finding.stack, finding.resource].filter(Boolean).join(':');
}
