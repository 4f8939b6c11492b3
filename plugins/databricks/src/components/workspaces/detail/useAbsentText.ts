import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';

/**
 * What to say of a part that the answer does not have: that there is none, or,
 * where something could not be read, that nobody knows.
 */
export function useAbsentText(
  details: Pick<WorkspaceDetails, 'errors' | 'missing'>,
): string {
  const { t } = useDatabricksTranslation();
  return details.errors.length > 0 || details.missing.length > 0
    ? t('estate.detail.notKnown')
    : t('estate.detail.none');
}
