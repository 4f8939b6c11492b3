import { isRecord } from './common/isRecord';

/** The form's values with one of them replaced; `admins.groups` is a value within a value. */
export function withValue(
  values: object,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const [first, ...rest] = name.split('.');
  const all: Record<string, unknown> = { ...values };
  const inner = all[first];
  return {
    ...all,
    [first]:
      rest.length === 0
        ? value
        : withValue(isRecord(inner) ? inner : {}, rest.join('.'), value),
  };
}
