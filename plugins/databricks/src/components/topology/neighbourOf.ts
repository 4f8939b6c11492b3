import type { Area } from './connectSides';

/** The arrow keys, by the way they lead. */
export type Direction = 'left' | 'right' | 'up' | 'down';

/** A drawn part with its place in the picture and what is around it. */
export interface PlacedPart {
  id: string;
  area: Area;
  /** The ids of what it is inside of. */
  around: readonly string[];
}

function middle({ x, y, width, height }: Area): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** How far a part is in a direction, and how far beside it. */
function distance(
  from: Area,
  to: Area,
  direction: Direction,
): { along: number; beside: number } {
  const [one, other] = [middle(from), middle(to)];
  const [x, y] = [other.x - one.x, other.y - one.y];
  switch (direction) {
    case 'left':
      return { along: -x, beside: Math.abs(y) };
    case 'right':
      return { along: x, beside: Math.abs(y) };
    case 'up':
      return { along: -y, beside: Math.abs(x) };
    default:
      return { along: y, beside: Math.abs(x) };
  }
}

/**
 * The part that an arrow key leads to: the nearest one in that direction, those
 * straight ahead before those beside the way. What is around a part and what is
 * inside of it is in no direction from it. Undefined where there is none.
 */
export function neighbourOf(
  parts: readonly PlacedPart[],
  id: string,
  direction: Direction,
): string | undefined {
  const from = parts.find(part => part.id === id);
  if (!from) {
    return undefined;
  }
  let best: { id: string; cost: number } | undefined;
  for (const part of parts) {
    if (
      part.id !== id &&
      !from.around.includes(part.id) &&
      !part.around.includes(id)
    ) {
      const { along, beside } = distance(from.area, part.area, direction);
      // Beside the way counts double; what is more beside than ahead is elsewhere.
      const cost = along + 2 * beside;
      if (along > 0 && beside <= along * 2 && (!best || cost < best.cost)) {
        best = { id: part.id, cost };
      }
    }
  }
  return best?.id;
}
