import type { FieldPlace } from './FieldPlace';
import { isRecord } from './isRecord';

const NO_VALUES: Record<string, unknown> = {};

/**
 * Where a field is, from the id that react-jsonschema-form gives it, such as
 * `root_environments_1_admins_groups`: the values beside it are those of the
 * second environment.
 *
 * @param formContext - what the scaffolder hands to fields; it holds the values
 *   of all pages, and is something else in the template editor's explorer
 */
export function placeOf(
  formContext: unknown,
  id: string | undefined,
): FieldPlace {
  const values =
    isRecord(formContext) && isRecord(formContext.formData)
      ? formContext.formData
      : NO_VALUES;
  const place: FieldPlace = { values, siblings: values };
  let node: unknown = values;
  for (const key of (id ?? '').split('_').slice(1)) {
    if (Array.isArray(node)) {
      const index = Number(key);
      node = node[index];
      if (isRecord(node)) {
        place.siblings = node;
        place.index = index;
      }
    } else {
      node = isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined;
    }
  }
  return place;
}
