import type { AddressBlock } from './AddressBlock';
import type { PoolPart } from './PoolPart';
import { blockContains } from './blockContains';

/** One rectangle of the map: one part, or several that are too small to draw. */
export interface MapTile {
  block: AddressBlock;
  /** By address; more than one where parts are folded together or overlap. */
  parts: PoolPart[];
  /** Whether the parts are smaller than the tile, and looking into it shows them. */
  folded: boolean;
}

/**
 * What to draw of a pool, by address. A part of fewer bits than `depth` below
 * the view has a tile of its own; smaller ones share the tile of that size, so
 * that there are never more than 2^depth folded tiles, however many parts there are.
 */
export function mapTiles(
  view: AddressBlock,
  parts: readonly PoolPart[],
  depth = 10,
): MapTile[] {
  const smallest = Math.min(32, view.prefix + depth);
  const tiles = new Map<string, MapTile>();
  for (const part of parts) {
    const { block } = part;
    if (!block || !blockContains(view, block)) {
      continue;
    }
    const folded = block.prefix > smallest;
    const size = 2 ** (32 - smallest);
    const drawn = folded
      ? { first: Math.floor(block.first / size) * size, prefix: smallest }
      : block;
    const key = `${drawn.first}/${drawn.prefix}`;
    const tile = tiles.get(key);
    if (tile) {
      tile.parts.push(part);
      tile.folded ||= folded;
    } else {
      tiles.set(key, { block: drawn, parts: [part], folded });
    }
  }
  return [...tiles.values()];
}
