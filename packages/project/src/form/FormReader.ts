import { valueAt } from '../edit/valueAt';

/** Values of a form, of any shape: what is empty is not given. */
export class FormReader {
  constructor(private readonly values: unknown) {}

  /** A value that is given. */
  given(field: string): unknown {
    const value = valueAt(this.values, [field]);
    return value === '' || value === null ? undefined : value;
  }

  /** A value as a key, which is refused as a name where it is no text. */
  key(field: string, otherwise: string): string {
    const value = this.given(field);
    return value === undefined ? otherwise : asKey(value);
  }
}

/** A value as a key of the file. */
export function asKey(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value)
    : '';
}
