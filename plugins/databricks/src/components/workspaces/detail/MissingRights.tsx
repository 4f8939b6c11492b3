import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { databricksTranslationRef } from '../../../translation';
import { PlainList } from '../../estate/PlainList';

/** What the page cannot tell because somebody lacks rights, and who. */
export function MissingRights({ missing }: { missing: readonly string[] }) {
  const { t } = useTranslationRef(databricksTranslationRef);
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
