import type { Operation } from './Operation';
import { valueAt } from './valueAt';

/** What an operation makes of a plain value. */
export function changedValue(value: unknown, operation: Operation): unknown {
  const { path } = operation;
  switch (operation.kind) {
    case 'set':
      return withAt(value, path, () => operation.value);
    case 'append': {
      const list = valueAt(value, path);
      return withAt(value, path, () => [
        ...(Array.isArray(list) ? list : []),
        operation.value,
      ]);
    }
    case 'rename':
      return withAt(
        withAt(value, path, () => undefined),
        [...path.slice(0, -1), operation.to],
        () => valueAt(value, path),
      );
    default:
      return withAt(value, path, () => undefined);
  }
}

function withAt(
  held: unknown,
  [key, ...rest]: readonly string[],
  change: () => unknown,
): unknown {
  const inner =
    rest.length > 0 ? withAt(valueAt(held, [key]), rest, change) : change();
  if (Array.isArray(held)) {
    const items: unknown[] = [...held];
    items[Number(key)] = inner;
    return items.filter(item => item !== undefined);
  }
  const entries = new Map(
    Object.entries(typeof held === 'object' && held !== null ? held : {}),
  );
  if (inner === undefined) {
    entries.delete(key);
  } else {
    entries.set(key, inner);
  }
  return Object.fromEntries(entries);
}
