import { idsIn } from './idsIn';
import { text } from './text';
import type { AccountObject } from './AccountObject';
import { isValueObject } from '../wire/Value';
import type { ValueObject } from '../wire/Value';

/** What EC2 calls an attribute otherwise than Terraform does. */
const ATTRIBUTES: Record<string, string> = {
  cidr: 'cidr_block',
  'group-name': 'name',
  'prefix-list-name': 'name',
  'vpc-endpoint-id': 'id',
};

function tagsOf({ attributes }: AccountObject): ValueObject {
  const all = attributes.tags_all;
  return {
    ...(isValueObject(attributes.tags) ? attributes.tags : {}),
    ...(isValueObject(all) ? all : {}),
  };
}

function passes(object: AccountObject, name: string, values: string[]) {
  if (name.startsWith('tag:')) {
    return values.includes(text(tagsOf(object)[name.slice(4)]) ?? '');
  }
  const attribute = ATTRIBUTES[name] ?? name.replaceAll('-', '_');
  // What is there can be used; nothing in a rehearsal is on its way.
  const fallback = attribute === 'state' ? 'available' : '';
  return values.includes(String(object.attributes[attribute] ?? fallback));
}

/**
 * Whether an object has the tags and passes the filters that a data source of
 * EC2 asks for.
 */
export function passesFilters(
  object: AccountObject,
  config: ValueObject,
): boolean {
  const filters = [config.filter ?? []].flat().filter(isValueObject);
  const tags = isValueObject(config.tags) ? config.tags : {};
  const own = tagsOf(object);
  return (
    Object.entries(tags).every(([key, value]) => own[key] === value) &&
    filters.every(({ name, values }) =>
      passes(object, text(name) ?? '', idsIn(values)),
    )
  );
}
