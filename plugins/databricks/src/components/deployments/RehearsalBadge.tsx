import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import { databricksTranslationRef } from '../../translation';

/** Marks what did not happen in AWS or Databricks. */
export function RehearsalBadge() {
  const { t } = useTranslationRef(databricksTranslationRef);
  return <Badge>{t('deployments.rehearsal')}</Badge>;
}
