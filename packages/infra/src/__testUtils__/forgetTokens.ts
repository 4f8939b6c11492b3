interface TokenMap {
  readonly stringTokenMap: Map<string, unknown>;
  readonly numberTokenMap: Map<number, unknown>;
}

/**
 * Runs work and forgets the tokens that it made. cdktf keeps every token, and
 * with it every stack, as long as the process lives: the stacks of hundreds of
 * projects do not fit into one.
 */
export function forgetTokens<T>(work: () => T): T {
  const tokens: TokenMap = Reflect.get(globalThis, '__cdktfTokenMap');
  const maps: Array<Map<unknown, unknown>> = [
    tokens.stringTokenMap,
    tokens.numberTokenMap,
  ];
  const before = maps.map(map => new Set(map.keys()));
  try {
    return work();
  } finally {
    maps.forEach((map, index) => {
      for (const key of map.keys()) {
        if (!before[index].has(key)) {
          map.delete(key);
        }
      }
    });
  }
}
