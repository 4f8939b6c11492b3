import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../../translation';

/**
 * What to say of a part that the answer does not have: that there is none, or,
 * where something could not be read, that nobody knows.
 */
export function useAbsentText(
  details: Pick<WorkspaceDetails, 'errors' | 'missing'>,
): string {
  const { t } = useTranslationRef(databricksTranslationRef);
  return details.errors.length > 0 || details.missing.length > 0
    ? t('estate.detail.notKnown')
    : t('estate.detail.none');
}
