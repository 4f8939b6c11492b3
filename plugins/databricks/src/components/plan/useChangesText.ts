import type { ChangeSummary } from '@lakeport/backstage-plugin-databricks-common';
import { useCallback } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';

/** Destructive ones first. */
const KINDS = ['destroy', 'replace', 'change', 'add'] as const;

/**
 * Turns what a plan or a deployment counted into words: "1 to destroy, 5 to
 * add", or what was done. A plan that does not know of every stack says so.
 */
export function useChangesText(): (
  counted: { summary: ChangeSummary; unknownStacks?: number },
  tense: 'planned' | 'done',
) => string {
  const { t } = useDatabricksTranslation();
  return useCallback(
    ({ summary, unknownStacks = 0 }, tense) => {
      const known = KINDS.filter(kind => summary[kind] > 0)
        .map(kind =>
          t(`changes.${tense}.${kind}`, { number: `${summary[kind]}` }),
        )
        .join(', ');
      const unknown =
        unknownStacks > 0 &&
        t('changes.unknownStacks', { number: `${unknownStacks}` });
      return (
        [known, unknown].filter(Boolean).join('; ') ||
        t(`changes.${tense}.none`)
      );
    },
    [t],
  );
}
