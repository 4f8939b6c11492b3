import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { ComparedPart } from './NetworkView';
import { detailText } from './detailText';
import styles from './topology.module.css';

/** What of a part is not as declared. Of lists, what each side has alone. */
export function DifferenceList({ compared }: { compared: ComparedPart }) {
  const { t } = useDatabricksTranslation();
  if (compared.differences.length === 0) {
    return null;
  }
  return (
    <ul
      className={styles.differences}
      aria-label={t('observed.panel.differences')}
    >
      {compared.differences.map(({ detail, declared, observed }) => (
        <li key={detail}>
          <strong>{detail}</strong>
          <dl className={styles.facts}>
            <dt>{t('observed.modes.declared')}</dt>
            <dd>{detailText(declared)}</dd>
            <dt>{t('observed.modes.observed')}</dt>
            <dd>{detailText(observed)}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
