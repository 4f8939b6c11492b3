import { valueProblems } from '../valueProblems';
import { withValue } from '../withValue';
import type { CheckContext } from './FieldCheck';
import { environmentValues } from './environmentValues';

/**
 * What the check of the project file says about one value, in the place that it
 * is in: of the project, or of one of its environments.
 *
 * @param name - a key of the form of a single environment, such as `cidr`
 */
export function localProblems(
  name: string,
  value: unknown,
  { place }: Pick<CheckContext, 'place'>,
): string[] {
  return valueProblems(withValue(environmentValues(place), name, value), name);
}

/** A text among values of the form; undefined for everything else. */
export function textAt(
  values: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
