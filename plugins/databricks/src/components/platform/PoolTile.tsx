import { forwardRef, type KeyboardEvent } from 'react';
import type { AddressBlock } from './AddressBlock';
import { blockRectangle } from './blockRectangle';
import type { MapTile } from './mapTiles';
import styles from './platform.module.css';
import { tileState } from './tileState';

/** The smallest share of the picture's width and height that a name fits into. */
const NAMED = { width: 1 / 12, height: 1 / 10 };

const percent = (part: number) => `${part * 100}%`;

/** One block of the map, as a button at its place. */
export const PoolTile = forwardRef<
  HTMLButtonElement,
  {
    view: AddressBlock;
    tile: MapTile;
    label: string;
    isCurrent: boolean;
    onPoint: () => void;
    onFocus: () => void;
    onPress: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  }
>(function Tile(props, ref) {
  const { view, tile, label } = props;
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
        ref={ref}
        type="button"
        className={styles.tile}
        data-state={tileState(tile)}
        data-conflict={tile.parts.some(part => part.conflict) || undefined}
        aria-label={label}
        // One stop for Tab; the arrow keys walk within.
        tabIndex={props.isCurrent ? 0 : -1}
        onMouseEnter={props.onPoint}
        onFocus={props.onFocus}
        onClick={props.onPress}
        onKeyDown={props.onKeyDown}
      >
        {name}
      </button>
    </li>
  );
});
