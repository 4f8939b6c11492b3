import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value } from '../../wire/Value';

function blocks(value: Value | undefined) {
  return [value ?? []].flat().filter(isValueObject);
}

function daysOf(value: Value | undefined): number[] {
  return blocks(value).flatMap(({ days }) =>
    typeof days === 'number' && days > 0 ? [days] : [],
  );
}

/**
 * Refuses rules of one name, and objects that are deleted before they move.
 *
 * From the Amazon S3 user guide, lifecycle configuration, 2025.
 */
export function checkLifecycle({ attributes }: Request): void {
  const rules = blocks(attributes.rule);
  const ids = rules.map(({ id }) => text(id));
  const twice = ids.find((id, index) => id && ids.indexOf(id) !== index);
  if (twice) {
    throw new ServiceError(
      `InvalidArgument: Rule ID must be unique. Found same ID for more than one rule: ${twice}`,
      `Of the bucket ${text(attributes.bucket)}.`,
    );
  }
  for (const rule of rules) {
    const [expires = Infinity] = daysOf(rule.expiration);
    const late = daysOf(rule.transition).find(days => days >= expires);
    if (late !== undefined) {
      throw new ServiceError(
        "InvalidArgument: 'Days' in the Expiration action must be greater than 'Days' in the Transition action",
        `Rule ${text(
          rule.id,
        )} moves objects after ${late} days and deletes them after ${expires}.`,
      );
    }
  }
}
