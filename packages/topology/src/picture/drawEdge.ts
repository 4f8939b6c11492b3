/** A rectangle in the picture's own coordinates. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const BULGE = 36;

/**
 * The path of an edge between two rectangles: a curve from side to side where
 * they stand beside each other, else a bow along their right sides.
 */
export function drawEdge(source: Rectangle, target: Rectangle): string {
  const startY = source.y + source.height / 2;
  const endY = target.y + target.height / 2;
  const sourceRight = source.x + source.width;
  const targetRight = target.x + target.width;
  if (target.x >= sourceRight || source.x >= targetRight) {
    const forward = target.x >= sourceRight;
    const startX = forward ? sourceRight : source.x;
    const endX = forward ? target.x : targetRight;
    const bend = Math.max(BULGE, Math.abs(endX - startX) / 2);
    const direction = forward ? bend : -bend;
    return `M${startX},${startY} C${startX + direction},${startY} ${
      endX - direction
    },${endY} ${endX},${endY}`;
  }
  const reach = Math.max(sourceRight, targetRight) + BULGE;
  return `M${sourceRight},${startY} C${reach},${startY} ${reach},${endY} ${targetRight},${endY}`;
}
