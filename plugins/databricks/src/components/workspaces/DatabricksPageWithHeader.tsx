import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { databricksTranslationRef } from '../../translation';
import { DatabricksIcon } from '../common/DatabricksIcon';
import { DatabricksPage } from './DatabricksPage';

/** The page for apps of the old frontend system, which draw no header themselves. */
export function DatabricksPageWithHeader() {
  const { t } = useTranslationRef(databricksTranslationRef);
  return (
    <>
      <PluginHeader icon={<DatabricksIcon />} title={t('plugin.title')} />
      <DatabricksPage />
    </>
  );
}
