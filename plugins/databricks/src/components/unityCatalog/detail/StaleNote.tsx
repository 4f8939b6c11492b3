import type { Age } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatTime } from '../../common/formatTime';
import { StatusText } from '../../common/StatusText';

/** Says that an answer is older than it should be, since its source failed. */
export function StaleNote({ age }: { age: Age }) {
  const { t } = useDatabricksTranslation();
  return age.stale ? (
    <StatusText
      status={t('explorer.staleOf', { time: formatTime(age.readAt) })}
      tone="warning"
    />
  ) : null;
}
