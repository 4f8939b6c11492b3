import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { Age } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { formatTime } from '../common/formatTime';

/** Says that an answer is older than it should be, since a source of it failed. */
export function StaleAlert(props: { age: Age | undefined }) {
  const { age } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  return age?.stale ? (
    <Alert
      status="warning"
      icon
      title={t('estate.stale', { time: formatTime(age.readAt) })}
    />
  ) : null;
}
