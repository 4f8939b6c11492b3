import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ChangeSummary } from '@lakeport/backstage-plugin-databricks-common';
import { useCallback } from 'react';
import { databricksTranslationRef } from '../../translation';

/** Destructive ones first. */
const KINDS = ['destroy', 'replace', 'change', 'add'] as const;

/** Turns a summary into words: "1 to destroy, 5 to add", or what was done. */
export function useChangesText(): (
  summary: ChangeSummary,
  tense: 'planned' | 'done',
) => string {
  const { t } = useTranslationRef(databricksTranslationRef);
  return useCallback(
    (summary, tense) =>
      KINDS.filter(kind => summary[kind] > 0)
        .map(kind =>
          t(`changes.${tense}.${kind}`, { number: `${summary[kind]}` }),
        )
        .join(', ') || t(`changes.${tense}.none`),
    [t],
  );
}
