/** A choice of one value for every switch, by name. */
export type Choice = Record<string, string>;

/** A generator that gives the same numbers on every machine (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CANDIDATES = 60;

function pairsOf(choice: Choice): string[] {
  const chosen = Object.entries(choice).map(
    ([name, value]) => `${name}=${value}`,
  );
  return chosen.flatMap((first, index) =>
    chosen.slice(index + 1).map(second => `${first} ${second}`),
  );
}

/**
 * Few choices in which every two values of any two switches come up together.
 *
 * @param switches - the values of each switch
 * @param possible - the nearest choice that is allowed; a switch that means
 * nothing in it is left out
 * @returns the choices, and the pairs that are not possible
 */
export function coveringArray(
  switches: Record<string, readonly string[]>,
  possible: (choice: Choice) => Choice,
): { choices: Choice[]; impossible: string[] } {
  const random = numbers(1);
  const names = Object.keys(switches);
  const pick = (values: readonly string[]) =>
    values[Math.floor(random() * values.length)];
  const missing = new Set(
    names.flatMap((first, index) =>
      names
        .slice(index + 1)
        .flatMap(second =>
          switches[first].flatMap(a =>
            switches[second].map(b => `${first}=${a} ${second}=${b}`),
          ),
        ),
    ),
  );
  const choices: Choice[] = [];
  const impossible: string[] = [];
  const newIn = (choice: Choice) =>
    pairsOf(choice).filter(pair => missing.has(pair)).length;
  for (const [wanted] of iterate(missing)) {
    const fixed = Object.fromEntries(
      wanted.split(' ').map(part => part.split('=')),
    );
    const best = Array.from({ length: CANDIDATES }, () =>
      possible({
        ...Object.fromEntries(names.map(name => [name, pick(switches[name])])),
        ...fixed,
      }),
    )
      .filter(choice => pairsOf(choice).includes(wanted))
      .map(choice => ({ choice, gain: newIn(choice) }))
      .sort((a, b) => b.gain - a.gain)[0];
    if (best) {
      choices.push(best.choice);
      pairsOf(best.choice).forEach(pair => missing.delete(pair));
    } else {
      impossible.push(wanted);
      missing.delete(wanted);
    }
  }
  return { choices, impossible };
}

/** The first of what is left, as long as anything is. */
function* iterate(left: Set<string>): Generator<[string]> {
  for (;;) {
    const next = left.values().next();
    if (next.done) return;
    yield [next.value];
  }
}
