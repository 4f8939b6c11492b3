import type { NetworkSubnet } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatCount } from '../../common/formatCount';
import { formatShare } from '../../common/formatShare';
import styles from './detail.module.css';

/** How much of a subnet is free, as a bar and in numbers. */
export function AddressBar({ subnet }: { subnet: NetworkSubnet }) {
  const { freeAddresses: free, totalAddresses: total } = subnet;
  const { t } = useDatabricksTranslation();
  if (free === undefined) {
    return <span>{t('estate.network.notReadAddresses')}</span>;
  }
  if (!total) {
    return <span>{formatCount(free)}</span>;
  }
  const used = Math.min(1, Math.max(0, (total - free) / total));
  return (
    <div className={styles.addresses}>
      <div className={styles.bar} aria-hidden>
        <div
          className={styles.used}
          data-full={free * 10 < total}
          style={{ inlineSize: `${used * 100}%` }}
        />
      </div>
      <span>
        {t('estate.network.addresses', {
          free: formatCount(free),
          total: formatCount(total),
          share: formatShare(free, total),
        })}
      </span>
    </div>
  );
}
