import { zoneOffset } from './zoneOffset';

const DAY = 86_400_000;

/**
 * The instant at which a zone's clocks show a local time (given as if it were
 * UTC). A time that comes twice, when clocks go back, is the first of the two;
 * one that never comes, when they go forward, is when it would have come
 * without that.
 */
export function zonedInstant(timeZone: string, local: number): number {
  // Clocks are changed weeks apart, so a day before and after is both sides.
  const before = zoneOffset(timeZone, local - DAY);
  const after = zoneOffset(timeZone, local + DAY);
  const fits = (offset: number) =>
    zoneOffset(timeZone, local - offset) === offset;
  return !fits(before) && fits(after) ? local - after : local - before;
}
