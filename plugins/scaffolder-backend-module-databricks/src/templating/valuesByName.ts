import { byName } from './byName';

/**
 * A list of things with names as a mapping from name to one of their values:
 * `[{ name: us-west-2, pools: [10.0.0.0/12] }]` becomes
 * `{ us-west-2: [10.0.0.0/12] }` by `pools`. Those without it are left out, and
 * what `byName` leaves stays as it is.
 */
export function valuesByName(value: unknown, key: string): unknown {
  const named = Array.isArray(value) ? byName(value) : value;
  return typeof named === 'object' && named !== null && !Array.isArray(named)
    ? Object.fromEntries(
        Object.entries(named).flatMap(([name, item]) =>
          typeof item === 'object' && item !== null && key in item
            ? [[name, Reflect.get(item, key)]]
            : [],
        ),
      )
    : named;
}
