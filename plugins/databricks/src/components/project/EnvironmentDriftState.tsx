import { Text } from '@backstage/ui';
import type { ProjectTarget } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { StatusText } from '../common/StatusText';
import styles from '../common/common.module.css';
import { driftTone } from '../common/driftTone';
import { formatTime } from '../common/formatTime';

/** Whether an environment is what its repository declares, in a line or two. */
export function EnvironmentDriftState(props: { environment: ProjectTarget }) {
  const { drift } = props.environment;
  const { t } = useDatabricksTranslation();
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
