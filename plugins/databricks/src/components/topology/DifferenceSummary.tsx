import { Text } from '@backstage/ui';
import type { ComparisonStatus } from '@lakeport/topology';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { NetworkView } from './NetworkView';
import { StatusMark } from './StatusMark';
import { isDifferent } from './isDifferent';
import styles from './topology.module.css';

const STATUSES: readonly ComparisonStatus[] = [
  'differs',
  'only-declared',
  'only-observed',
  'same',
  'not-compared',
];

/** How many parts compare how, and in one sentence what that means. */
export function DifferenceSummary({ view }: { view: NetworkView }) {
  const { t } = useDatabricksTranslation();
  const counts = useMemo(() => {
    const parts = [...view.compared.values()];
    return STATUSES.map(status => ({
      status,
      count: parts.filter(part => part.status === status).length,
    })).filter(({ count }) => count > 0);
  }, [view]);
  const edges = [...view.comparedEdges.values()].filter(isDifferent).length;
  const isSame =
    edges === 0 && counts.every(({ status }) => !isDifferent(status));
  return (
    <div>
      <Text as="p" role="status">
        {t(isSame ? 'observed.difference.none' : 'observed.difference.some')}
      </Text>
      <ul className={styles.legend} aria-label={t('observed.difference.label')}>
        {counts.map(({ status, count }) => (
          <li key={status}>
            <StatusMark status={status} />: {count}
          </li>
        ))}
        {edges > 0 && (
          <li>{t('observed.difference.edges', { count: edges })}</li>
        )}
      </ul>
    </div>
  );
}
