import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Age } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../../translation';
import { formatTime } from '../../common/formatTime';
import { StatusText } from '../../common/StatusText';

/** Says that an answer is older than it should be, since its source failed. */
export function StaleNote({ age }: { age: Age }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  return age.stale ? (
    <StatusText
      status={t('explorer.staleOf', { time: formatTime(age.readAt) })}
      tone="warning"
    />
  ) : null;
}
