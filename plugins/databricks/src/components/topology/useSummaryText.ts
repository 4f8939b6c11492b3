import { useCallback } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { PartSummary } from './PartSummary';

/**
 * Says of a part what its colours and lines say: how it compares, what is wrong,
 * and what is folded into it. Empty where there is nothing to say.
 */
export function useSummaryText(): (summary: PartSummary) => string {
  const { t } = useDatabricksTranslation();
  return useCallback(
    ({ status, hidden, hiddenDifferences, errors, warnings }) =>
      [
        errors > 0 && t('observed.part.errors', { count: errors }),
        warnings > 0 && t('observed.part.warnings', { count: warnings }),
        status && status !== 'same' && t(`observed.status.${status}`),
        hiddenDifferences > 0 &&
          t('observed.part.differences', { count: hiddenDifferences }),
        hidden > 0 && t('topology.collapsed', { count: hidden }),
      ]
        .filter(Boolean)
        .join(' · '),
    [t],
  );
}
