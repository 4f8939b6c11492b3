import type { FieldPlace } from './FieldPlace';

/**
 * The values of a form as if it had one environment only, the one that a field
 * is in: what a field may hold does not depend on the other environments.
 */
export function environmentValues(place: FieldPlace): Record<string, unknown> {
  if (place.index === undefined) {
    return { ...place.values };
  }
  const { environments: _, ...form } = place.values;
  const { name: environment, ...item } = place.siblings;
  return {
    ...form,
    ...item,
    ...(environment === undefined ? {} : { environment }),
  };
}
