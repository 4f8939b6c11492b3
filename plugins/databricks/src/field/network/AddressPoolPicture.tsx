import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { AddressBlock } from '../../components/platform/AddressBlock';
import { formatAddressBlock } from '../../components/platform/formatAddressBlock';
import { blockSize } from '../../components/platform/blockSize';
import type { NetworkPool, PoolPart } from './NetworkPool';
import styles from './network.module.css';

const WIDTH = 640;
const LABEL = 110;
const ROW = 14;
/** Blocks that are too small to be seen are drawn this wide. */
const LEAST = 2;

/** Rows of a pool: enough to tell small blocks apart, no more than it has /24s. */
function rowsOf({ prefix }: AddressBlock): number {
  return 2 ** Math.max(0, Math.min(4, 24 - prefix));
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where a block is drawn: a part of a row or several whole rows, because blocks
 * and rows are powers of two and start at their multiples.
 */
function boxOf(pool: AddressBlock, block: AddressBlock): Box {
  const perRow = blockSize(pool) / rowsOf(pool);
  const at = block.first - pool.first;
  const width = (Math.min(blockSize(block), perRow) / perRow) * WIDTH;
  return {
    x: LABEL + ((at % perRow) / perRow) * WIDTH,
    y: Math.floor(at / perRow) * ROW,
    width: Math.max(LEAST, width),
    height: Math.max(1, blockSize(block) / perRow) * ROW,
  };
}

/**
 * An address pool drawn to scale: one row after the other like a text, who has
 * what, what is free, and what is chosen. The table beside it says the same.
 */
export function AddressPoolPicture(props: {
  pool: NetworkPool;
  /** A free address that was pressed. */
  onPress?: (address: number) => void;
}) {
  const { pool, onPress } = props;
  const { t } = useDatabricksTranslation();
  const rows = rowsOf(pool.block);
  const perRow = blockSize(pool.block) / rows;
  const count = (kind: PoolPart['kind']) =>
    String(pool.parts.filter(part => part.kind === kind).length);
  return (
    <svg
      className={styles.picture}
      role="img"
      aria-label={t('field.network.pictureLabel', {
        pool: pool.cidr,
        used: count('used'),
        pending: count('pending'),
      })}
      viewBox={`0 0 ${LABEL + WIDTH} ${rows * ROW}`}
      onClick={event => {
        const { left, top, width, height } =
          event.currentTarget.getBoundingClientRect();
        const x = ((event.clientX - left) / width) * (LABEL + WIDTH) - LABEL;
        const row = Math.floor(((event.clientY - top) / height) * rows);
        if (x >= 0 && row >= 0 && row < rows) {
          onPress?.(
            pool.block.first +
              row * perRow +
              Math.min(perRow - 1, Math.floor((x / WIDTH) * perRow)),
          );
        }
      }}
    >
      {Array.from({ length: rows }, (_, row) => (
        <text
          key={row}
          className={styles.rowLabel}
          x={LABEL - 8}
          y={row * ROW + ROW * 0.75}
        >
          {formatAddressBlock({
            first: pool.block.first + row * perRow,
            prefix: 32,
          }).replace('/32', '')}
        </text>
      ))}
      {[...pool.parts]
        // What is chosen lies on top, however small it is.
        .sort(
          (a, b) => Number(a.kind === 'chosen') - Number(b.kind === 'chosen'),
        )
        .map(({ block, cidr, kind, who }) => (
          <rect
            key={cidr}
            className={styles[kind]}
            {...boxOf(pool.block, block)}
          >
            <title>
              {[cidr, t(`field.network.kind.${kind}`), who]
                .filter(Boolean)
                .join(' · ')}
            </title>
          </rect>
        ))}
    </svg>
  );
}
