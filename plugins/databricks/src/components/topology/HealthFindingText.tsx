import type { HealthFinding } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { StatusText } from '../common/StatusText';
import type { StatusTone } from '../common/statusTone';
import styles from './topology.module.css';

const TONES: Record<HealthFinding['severity'], StatusTone> = {
  error: 'danger',
  warning: 'warning',
  info: 'neutral',
};

/** What is wrong with a network, how bad it is, and who says so. */
export function HealthFindingText({ finding }: { finding: HealthFinding }) {
  const { t } = useDatabricksTranslation();
  const { severity, message, source, rule } = finding;
  return (
    <div className={styles.finding}>
      <StatusText
        status={t(`findings.severity.${severity}`)}
        tone={TONES[severity]}
      />
      <div>
        <div>{message}</div>
        <div className={styles.secondary}>
          {t(`observed.health.from.${source}`)} · <code>{rule}</code>
        </div>
      </div>
    </div>
  );
}
