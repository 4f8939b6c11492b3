import { Alert } from '@backstage/ui';
import type { Age } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatTime } from '../common/formatTime';

/** Says that an answer is older than it should be, since a source of it failed. */
export function StaleAlert(props: { age: Age | undefined }) {
  const { age } = props;
  const { t } = useDatabricksTranslation();
  return age?.stale ? (
    <Alert
      status="warning"
      icon
      title={t('estate.stale', { time: formatTime(age.readAt) })}
    />
  ) : null;
}
