import { Button } from '@backstage/ui';
import type { PlannedChange } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ChangeItem } from './ChangeItem';
import styles from './plan.module.css';

/** As many are drawn at a time: a plan may have thousands. */
const STEP = 100;

/** What would be done to the resources of a module, in the order it comes. */
export function ChangeList(props: {
  changes: readonly PlannedChange[];
  label: string;
}) {
  const { changes, label } = props;
  const { t } = useDatabricksTranslation();
  const [shown, setShown] = useState(STEP);
  const hidden = changes.length - shown;
  return (
    <>
      <ul className={styles.changes} aria-label={label}>
        {changes.slice(0, shown).map(change => (
          <ChangeItem key={change.address} change={change} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => setShown(shown + STEP)}
        >
          {t('plan.showMore', { number: `${Math.min(STEP, hidden)}` })}
        </Button>
      )}
    </>
  );
}
