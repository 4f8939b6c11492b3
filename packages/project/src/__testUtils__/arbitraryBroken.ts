import fc from 'fast-check';

type Path = string[];

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1.5,
    '',
    'x',
    '${file("/etc/passwd")}',
    '../..',
    [],
    {},
    ['x', 'x'],
    { existing: 'x' },
    { existing: {}, key: 1 },
  ),
  fc.anything({ maxDepth: 2 }).filter(value => value !== undefined),
);

/**
 * A valid file with one to three changes at any place of it: a value replaced,
 * a key removed, renamed or added, a value moved elsewhere. Most are wrong now.
 */
export function arbitraryBroken(
  valid: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      valid,
      fc.array(
        fc.record({
          place: fc.nat(),
          from: fc.nat(),
          kind: fc.constantFrom('replace', 'remove', 'rename', 'add', 'copy'),
          junk,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([file, changes]) =>
      changes.reduce<unknown>((value, { place, from, kind, junk: held }) => {
        const paths = pathsOf(value);
        const path = paths[place % paths.length];
        switch (kind) {
          case 'remove':
            return changed(value, path, () => undefined);
          case 'rename':
            return changed(
              changed(value, path, () => undefined),
              [...path.slice(0, -1), `${path.at(-1)}s`],
              () => at(value, path),
            );
          case 'add':
            return changed(value, [...path, 'lakehouse'], () => held);
          case 'copy':
            return changed(value, path, () =>
              at(value, paths[from % paths.length]),
            );
          default:
            return changed(value, path, () => held);
        }
      }, file),
    );
}

function pathsOf(value: unknown): Path[] {
  const paths = pathsIn(value, []);
  return paths.length > 0 ? paths : [['metadata']];
}

function pathsIn(value: unknown, path: Path): Path[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [...path, key],
        ...pathsIn(inner, [...path, key]),
      ])
    : [];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (held, key) =>
      typeof held === 'object' && held !== null
        ? Object.getOwnPropertyDescriptor(held, key)?.value
        : undefined,
    value,
  );
}

function changed(
  value: unknown,
  [key, ...rest]: Path,
  change: () => unknown,
): unknown {
  if (Array.isArray(value) && /^\d+$/.test(key)) {
    const items: unknown[] = [...value];
    const held = items[Number(key)];
    items[Number(key)] =
      rest.length > 0 ? changed(held, rest, change) : change();
    return items.filter(item => item !== undefined);
  }
  const entries = Object.entries(
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? value
      : {},
  ).filter(([name]) => name !== key);
  const inner =
    rest.length > 0 ? changed(at(value, [key]), rest, change) : change();
  return Object.fromEntries(
    inner === undefined ? entries : [...entries, [key, inner]],
  );
}
