import { literal } from './literal';

/** A map whose keys and values a person typed, for a Terraform argument. */
export function literalMap(
  entries: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).map(([key, value]) => [
      literal(key),
      literal(value),
    ]),
  );
}
