import type { WorkspaceCapacity } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatCount } from '../../common/formatCount';
import styles from './detail.module.css';

/** Free addresses above those that may be asked for, to one scale. */
export function CapacityPicture({ capacity }: { capacity: WorkspaceCapacity }) {
  const { demands, freeAddresses: free, addressesPerNode = 1 } = capacity;
  const { t } = useDatabricksTranslation();
  const sizes = demands.map(({ kind, id, nodesNow, nodesMax }) => ({
    key: `${kind} ${id}`,
    size: Math.max(0, nodesMax - nodesNow) * addressesPerNode,
  }));
  const asked =
    capacity.addressesAsked ?? sizes.reduce((sum, { size }) => sum + size, 0);
  if (free === undefined) {
    return null;
  }
  const scale = Math.max(free, asked, 1);
  const width = (size: number) => ({ inlineSize: `${(100 * size) / scale}%` });
  const numbers = { free: formatCount(free), asked: formatCount(asked) };
  return (
    <div
      role="img"
      aria-label={t('estate.capacity.picture', numbers)}
      className={styles.picture}
    >
      <span>{t('estate.capacity.freeBar', numbers)}</span>
      <div className={styles.free} style={width(free)} />
      <span>{t('estate.capacity.askedBar', numbers)}</span>
      <div
        className={styles.asked}
        data-short={asked > free}
        style={width(asked)}
      >
        {sizes
          .filter(({ size }) => size > 0)
          .map(({ key, size }) => (
            <div key={key} className={styles.demand} style={{ flex: size }} />
          ))}
      </div>
    </div>
  );
}
