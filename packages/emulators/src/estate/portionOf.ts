/** How many of `total` things are with the part of that number, when all parts have the same. */
export function portionOf(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}

/** How many things are with the parts before that one. */
export function startOfPortion(
  total: number,
  parts: number,
  index: number,
): number {
  return index * Math.floor(total / parts) + Math.min(index, total % parts);
}
