import type { ComparisonStatus } from '@lakeport/topology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { statusMarks } from './statusMarks';
import styles from './topology.module.css';

/** How something compares: a sign, and in words. */
export function StatusMark({ status }: { status: ComparisonStatus }) {
  const { t } = useDatabricksTranslation();
  return (
    <span className={styles.statusMark} data-status={status}>
      <span className={styles.mark} aria-hidden>
        {statusMarks[status]}
      </span>
      {t(`observed.status.${status}`)}
    </span>
  );
}
