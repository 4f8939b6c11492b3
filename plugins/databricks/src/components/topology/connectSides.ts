/** A side of a part that a connection can start or end at. */
export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Where a part is in the picture, in pixels from its upper left corner. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The sides at which a connection leaves its source and enters its target, so
 * that it runs through the space between them and not across the two.
 */
export function connectSides(
  source: Area,
  target: Area,
): { source: Side; target: Side } {
  if (target.x >= source.x + source.width) {
    return { source: 'right', target: 'left' };
  }
  if (target.x + target.width <= source.x) {
    return { source: 'left', target: 'right' };
  }
  return target.y >= source.y + source.height
    ? { source: 'bottom', target: 'top' }
    : { source: 'top', target: 'bottom' };
}
