import { Alert } from '@backstage/ui';
import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Disclosure } from '../common/Disclosure';
import styles from './topology.module.css';

/** So many are told at once; more are counted, and unfolded. */
const FEW = 4;

/** What could not be read, from whom, and why: the picture says nothing of it. */
export function GapList({ gaps }: { gaps: ObservedNetwork['gaps'] }) {
  const { t } = useDatabricksTranslation();
  if (gaps.length === 0) {
    return null;
  }
  const list = (
    <ul className={styles.gaps} aria-label={t('observed.gaps.label')}>
      {gaps.map(({ accountId, region, action, message }) => (
        <li key={`${accountId} ${region} ${action}`}>
          <code>{action}</code>{' '}
          {region
            ? t('observed.gaps.ofRegion', { accountId, region })
            : t('observed.gaps.ofAccount', { accountId })}
          : {message}
        </li>
      ))}
    </ul>
  );
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('observed.gaps.title', { count: gaps.length })}
      description={
        gaps.length > FEW ? (
          <Disclosure summary={t('observed.gaps.which')}>{list}</Disclosure>
        ) : (
          list
        )
      }
    />
  );
}
