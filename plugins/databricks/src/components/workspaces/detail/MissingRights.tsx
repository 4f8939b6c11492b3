import { Alert } from '@backstage/ui';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { PlainList } from '../../estate/PlainList';

/** What the page cannot tell because somebody lacks rights, and who. */
export function MissingRights({ missing }: { missing: readonly string[] }) {
  const { t } = useDatabricksTranslation();
  return missing.length > 0 ? (
    <Alert
      status="info"
      icon
      title={t('estate.detail.missing')}
      description={
        <PlainList items={missing} label={t('estate.detail.missingLabel')} />
      }
    />
  ) : null;
}
