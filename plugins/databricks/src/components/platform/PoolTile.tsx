import { memo, type KeyboardEvent } from 'react';
import type { AddressBlock } from './AddressBlock';
import { blockRectangle } from './blockRectangle';
import type { MapTile } from './mapTiles';
import styles from './platform.module.css';
import { tileState } from './tileState';

/** The smallest share of the picture's width and height that a name fits into. */
const NAMED = { width: 1 / 12, height: 1 / 10 };

const percent = (part: number) => `${part * 100}%`;

/** What people do with a tile. */
export interface TileHandlers {
  onPoint: (index: number) => void;
  onFocus: (index: number) => void;
  onPress: (index: number) => void;
  onKeyDown: (index: number, event: KeyboardEvent) => void;
}

/** One block of the map, as a button at its place. A map has many: drawn anew only if it changed. */
export const PoolTile = memo(function Tile(props: {
  view: AddressBlock;
  tile: MapTile;
  index: number;
  label: string;
  /** Whether Tab stops here; the arrow keys walk to the others. */
  isStop: boolean;
  handlers: TileHandlers;
}) {
  const { view, tile, index, label, isStop, handlers } = props;
  const { left, top, width, height } = blockRectangle(view, tile.block);
  const [first] = tile.parts;
  const name =
    width >= NAMED.width && height >= NAMED.height && !tile.folded
      ? first.who ?? first.cidr
      : undefined;
  return (
    <li
      className={styles.place}
      style={{
        left: percent(left),
        top: percent(top),
        width: percent(width),
        height: percent(height),
      }}
    >
      <button
        type="button"
        className={styles.tile}
        data-state={tileState(tile)}
        data-conflict={tile.parts.some(part => part.conflict) || undefined}
        aria-label={label}
        tabIndex={isStop ? 0 : -1}
        onMouseEnter={() => handlers.onPoint(index)}
        onFocus={() => handlers.onFocus(index)}
        onClick={() => handlers.onPress(index)}
        onKeyDown={event => handlers.onKeyDown(index, event)}
      >
        {name}
      </button>
    </li>
  );
});
