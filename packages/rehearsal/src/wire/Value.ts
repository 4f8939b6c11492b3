/**
 * A value that Terraform does not know yet.
 *
 * @public
 */
export class Unknown {
  static readonly value = new Unknown();

  private constructor() {}

  toJSON(): string {
    return '(known after apply)';
  }
}

/**
 * A Terraform value; lists and sets are arrays, objects and maps records.
 *
 * @public
 */
export type Value =
  | null
  | string
  | number
  | boolean
  | Unknown
  | Value[]
  | ValueObject;

/**
 * An object or a map of Terraform values.
 *
 * @public
 */
export interface ValueObject {
  [name: string]: Value;
}

/** Whether a value is an object or a map. */
export function isValueObject(value: Value | undefined): value is ValueObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown)
  );
}
