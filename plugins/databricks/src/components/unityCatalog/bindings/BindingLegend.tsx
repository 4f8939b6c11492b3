import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { BindingMark } from './BindingMark';
import type { BindingState } from './bindingOf';
import styles from './bindings.module.css';

const STATES: readonly BindingState[] = ['write', 'read', 'none', 'unknown'];

/** What the marks of the matrix mean. */
export function BindingLegend() {
  const { t } = useDatabricksTranslation();
  return (
    <ul className={styles.legend} aria-label={t('explorer.bindings.legend')}>
      {STATES.map(state => (
        <li key={state}>
          <BindingMark
            state={state}
            text={t(`explorer.bindings.states.${state}`)}
          />
        </li>
      ))}
    </ul>
  );
}
