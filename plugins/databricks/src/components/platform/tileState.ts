import type { MapTile } from './mapTiles';

/** How a tile is painted. */
export type TileState = 'used' | 'pending' | 'free' | 'group';

/** What several parts have in common, or that they are a group. */
export function tileState({ parts, folded }: MapTile): TileState {
  if (!folded) {
    // Parts that lie on each other: what somebody has counts for more than a wish.
    return parts.find(part => part.state === 'used')?.state ?? parts[0].state;
  }
  return parts.every(part => part.state === 'free') ? 'free' : 'group';
}
