import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import type { Value } from '../../wire/Value';

/** The object of a type whose attribute has a value; none without a value. */
export function byAttribute(
  account: RehearsalAccount,
  type: string,
  attribute: string,
  value: Value | undefined,
): AccountObject | undefined {
  return value
    ? account
        .objects({ type })
        .find(
          object => !object.remains && object.attributes[attribute] === value,
        )
    : undefined;
}
