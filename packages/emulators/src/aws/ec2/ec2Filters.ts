import { AwsError } from '../AwsError';
import type { Ec2Item } from './attributes';

/** What a filter looks at, by the filter's name. */
export type FilterFields = Record<string, (item: Ec2Item) => unknown>;

interface Filter {
  name: string;
  values: string[];
}

/** The values of `Name.1`, `Name.2` and so on, in their order. */
export function numbered(form: URLSearchParams, name: string): string[] {
  const pattern = new RegExp(`^${name}\\.(\\d+)$`);
  return [...form]
    .flatMap(([key, value]) => {
      const [, number] = pattern.exec(key) ?? [];
      return number ? [{ number: Number(number), value }] : [];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ value }) => value);
}

function filtersOf(form: URLSearchParams): Filter[] {
  return [...form].flatMap(([key, name]) => {
    const [, number] = /^Filter\.(\d+)\.Name$/.exec(key) ?? [];
    return number
      ? [{ name, values: numbered(form, `Filter\\.${number}\\.Value`) }]
      : [];
  });
}

/** `*` is any text, `?` any character (EC2 API reference, filters, 2026). */
function matches(pattern: string, value: unknown): boolean {
  const expression = pattern
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 's').test(String(value));
}

function tagsOf(item: Ec2Item): Array<{ key: unknown; value: unknown }> {
  return (Array.isArray(item.tagSet) ? item.tagSet : []).filter(
    (tag): tag is { key: unknown; value: unknown } =>
      typeof tag === 'object' && tag !== null && 'key' in tag && 'value' in tag,
  );
}

function fieldOf(
  name: string,
  fields: FilterFields,
): (item: Ec2Item) => unknown {
  if (name.startsWith('tag:')) {
    return item =>
      tagsOf(item)
        .filter(({ key }) => key === name.slice(4))
        .map(({ value }) => value);
  }
  if (name === 'tag-key') {
    return item => tagsOf(item).map(({ key }) => key);
  }
  if (!Object.hasOwn(fields, name)) {
    throw new AwsError(
      400,
      'InvalidParameterValue',
      `The filter '${name}' is invalid`,
    );
  }
  return fields[name];
}

/**
 * The items that all filters of a request let through: of one filter any value.
 *
 * @throws AwsError for a filter that the action does not have
 */
export function ec2Filters(
  form: URLSearchParams,
  items: Ec2Item[],
  fields: FilterFields,
): Ec2Item[] {
  return filtersOf(form).reduce((left, { name, values }) => {
    const field = fieldOf(name, fields);
    return left.filter(item =>
      [field(item)]
        .flat(Infinity)
        .some(
          found =>
            found !== undefined && values.some(value => matches(value, found)),
        ),
    );
  }, items);
}
