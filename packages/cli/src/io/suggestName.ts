import { closest, distance } from 'fastest-levenshtein';

/** The known name that a mistyped one was probably meant to be. */
export function suggestName(
  typed: string,
  known: readonly string[],
): string | undefined {
  if (!known.length || typed.length > 64) return undefined;
  const best = closest(typed.toLowerCase(), known);
  const allowed = Math.max(2, Math.floor(best.length / 2));
  return distance(typed.toLowerCase(), best) <= allowed ? best : undefined;
}
