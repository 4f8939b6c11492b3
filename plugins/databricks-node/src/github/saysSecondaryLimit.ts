/**
 * Whether GitHub's words tell of a secondary limit: it need not have headers that
 * do.
 *
 * Source: GitHub documentation, "Rate limits for the REST API", exceeding the
 * rate limit, 2026.
 */
export function saysSecondaryLimit(words: string): boolean {
  return /\bsecondary rate\b/i.test(words);
}
