import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from './platform.module.css';
import type { TileState } from './tileState';

const STATES: TileState[] = ['used', 'pending', 'free', 'group'];

/** What the patterns of the map stand for. */
export function PoolLegend() {
  const { t } = useDatabricksTranslation();
  return (
    <ul className={styles.legend} aria-label={t('pools.legend')}>
      {STATES.map(state => (
        <li key={state}>
          <span className={styles.swatch} data-state={state} />
          {t(`pools.states.${state}`)}
        </li>
      ))}
      <li>
        <span className={styles.swatch} data-state="used" data-conflict />
        {t('pools.conflict')}
      </li>
    </ul>
  );
}
