import type { HeldObject } from './AccountReader';

/** Reads the attributes of held objects the way Databricks' answers show them. */
export const fields = {
  /** A text that is there and not empty. */
  text(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value : undefined;
  },

  /** An identifier of digits only, which can be too long for a JavaScript number. */
  wholeNumber(value: unknown): bigint | undefined {
    return /^\d+$/.test(String(value ?? ''))
      ? BigInt(String(value))
      : undefined;
  },

  /** The one block that Terraform keeps as a list. */
  block(value: unknown): unknown {
    return Array.isArray(value) ? value[0] : value;
  },

  /** The attributes that have a value: Terraform's nulls are left out, as in Databricks' answers. */
  pick(object: HeldObject, names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(
      names
        .map(name => [name, object.attributes[name]] as const)
        .filter(([, value]) => value !== null && value !== undefined),
    );
  },
};
