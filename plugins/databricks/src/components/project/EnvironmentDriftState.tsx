import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ProjectEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { StatusText } from '../common/StatusText';
import styles from '../common/common.module.css';
import { driftTone } from '../common/driftTone';
import { formatTime } from '../common/formatTime';

/** Whether an environment is what its repository declares, in a line or two. */
export function EnvironmentDriftState(props: {
  environment: ProjectEnvironment;
}) {
  const { drift } = props.environment;
  const { t } = useTranslationRef(databricksTranslationRef);
  if (!drift) {
    return <Text>{t('project.driftUnknown')}</Text>;
  }
  const { status, since, reason } = drift;
  return (
    <>
      <StatusText status={t(`drift.${status}`)} tone={driftTone(status)} />
      {since && (
        <div className={styles.secondary}>
          {t('project.driftSince', { time: formatTime(since) })}
        </div>
      )}
      {reason && <div className={styles.secondary}>{reason}</div>}
    </>
  );
}
