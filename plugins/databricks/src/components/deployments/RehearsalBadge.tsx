import { Badge } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';

/** Marks what did not happen in AWS or Databricks. */
export function RehearsalBadge() {
  const { t } = useDatabricksTranslation();
  return <Badge>{t('deployments.rehearsal')}</Badge>;
}
