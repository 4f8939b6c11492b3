/**
 * Rows that hold every pair of values of every two factors at least once, far
 * fewer than all combinations. Deterministic: the same factors, the same rows.
 */
export function pairwise(
  factors: Readonly<Record<string, readonly string[]>>,
): Array<Record<string, string>> {
  const names = Object.keys(factors);
  const counts = names.map(name => factors[name].length);
  const open = new Set<string>();
  const pair = (a: number, i: number, b: number, j: number) =>
    a < b ? `${a}:${i} ${b}:${j}` : `${b}:${j} ${a}:${i}`;
  counts.forEach((count, a) => {
    counts.slice(a + 1).forEach((other, offset) => {
      for (let i = 0; i < count; i++) {
        for (let j = 0; j < other; j++) {
          open.add(pair(a, i, a + 1 + offset, j));
        }
      }
    });
  });
  const rows: number[][] = [];
  while (open.size > 0) {
    const row = firstOpen(open, names.length);
    row.forEach((fixed, factor) => {
      if (fixed === undefined) {
        row[factor] = bestValue(row, factor, counts[factor], open, pair);
      }
    });
    const full = row.map(value => value ?? 0);
    full.forEach((i, a) =>
      full.forEach((j, b) => {
        if (a < b) {
          open.delete(pair(a, i, b, j));
        }
      }),
    );
    rows.push(full);
  }
  return rows.map(row =>
    Object.fromEntries(
      names.map((name, index) => [name, factors[name][row[index]]]),
    ),
  );
}

/** A row with nothing but a pair that no row holds yet. */
function firstOpen(
  open: ReadonlySet<string>,
  length: number,
): Array<number | undefined> {
  const row = new Array<number | undefined>(length).fill(undefined);
  const [first] = open;
  for (const part of first.split(' ')) {
    const [factor, value] = part.split(':').map(Number);
    row[factor] = value;
  }
  return row;
}

/** The value of a factor that covers most open pairs with what the row holds. */
function bestValue(
  row: ReadonlyArray<number | undefined>,
  factor: number,
  count: number,
  open: ReadonlySet<string>,
  pair: (a: number, i: number, b: number, j: number) => string,
): number {
  const gain = (value: number) =>
    row.filter(
      (other, index) =>
        index !== factor &&
        other !== undefined &&
        open.has(pair(factor, value, index, other)),
    ).length;
  const gains = Array.from({ length: count }, (_, value) => gain(value));
  return gains.indexOf(Math.max(...gains));
}
