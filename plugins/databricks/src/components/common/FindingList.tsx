import type { Finding } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { StatusText } from './StatusText';
import styles from './findings.module.css';
import type { StatusTone } from './statusTone';

const TONES: Record<Finding['severity'], StatusTone> = {
  error: 'danger',
  warning: 'warning',
  info: 'neutral',
};

/** Findings of rules: what, where, why it matters, and what would be right. */
export function FindingList(props: {
  findings: readonly Finding[];
  label: string;
}) {
  const { t } = useDatabricksTranslation();
  return (
    <ul className={styles.findings} aria-label={props.label}>
      {props.findings.map((finding, index) => {
        const { rule, severity, stack, resource, waived } = finding;
        const where = [stack, resource].filter(Boolean).join(' ');
        return (
          // Nothing of a finding is unique; the list is never reordered.
          <li key={`${index} ${rule}`} className={styles.finding}>
            <StatusText
              status={t(`findings.severity.${severity}`)}
              tone={waived ? 'neutral' : TONES[severity]}
            />
            <div>
              <div>
                <code>{rule}</code> {finding.message}
              </div>
              {where && (
                <div className={styles.secondary}>
                  <code>{where}</code>
                </div>
              )}
              <div className={styles.secondary}>{finding.reason}</div>
              <div>{t('findings.fix', { fix: finding.fix })}</div>
              {waived && (
                <div>
                  {t('findings.waivedBecause', {
                    reason: waived.reason,
                    until: waived.until,
                  })}
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
