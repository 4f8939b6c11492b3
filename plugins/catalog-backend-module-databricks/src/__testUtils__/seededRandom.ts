/** The same numbers for the same seed, so that a failing sequence can be had again. */
export function seededRandom(seed: number) {
  let state = seed;
  /** A whole number from 0, less than the limit (mulberry32). */
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    /** Whether something happens that happens once in so many times. */
    oneIn: (times: number): boolean => below(times) === 0,
    pick: <T>(from: readonly T[]): T => from[below(from.length)],
  };
}
