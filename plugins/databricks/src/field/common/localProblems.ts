import { valueProblems } from '../valueProblems';
import { withValue } from '../withValue';
import type { CheckContext } from './FieldCheck';
import { isRecord } from './isRecord';

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
  const { values, index } = place;
  const { environments } = values;
  if (index === undefined || !Array.isArray(environments)) {
    return valueProblems(withValue(values, name, value), name);
  }
  // In the list, the name of an environment is its `name`.
  const key = name === 'environment' ? 'name' : name;
  return valueProblems(
    {
      ...values,
      environments: environments.map((item, at) =>
        at === index && isRecord(item) ? withValue(item, key, value) : item,
      ),
    },
    name,
    index,
  );
}

/** A text among values of the form; undefined for everything else. */
export function textAt(
  values: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
