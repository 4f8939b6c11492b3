import type { Request } from '../TypeRules';
import { text } from '../text';

/** The name that was given, or one made of the prefix that was given. */
export function nameOf(request: Request): string {
  const { attributes, identity } = request;
  const given = text(attributes.name);
  const prefix = text(attributes.name_prefix) ?? 'terraform-';
  return given ?? `${prefix}${identity.digits(15)}${identity.digits(11, 'n')}`;
}
