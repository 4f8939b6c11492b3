import { distance } from 'fastest-levenshtein';

/** Longer words are never a typing mistake of a key, and cost time to compare. */
const LONGEST_WORD = 64;

/**
 * The candidate that takes the fewest edits to reach from `word`, ignoring
 * case. Undefined when there are no candidates or the word is no word at all.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  if (word.length > LONGEST_WORD) {
    return undefined;
  }
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (!best || edits < best.edits) {
      best = { candidate, edits };
    }
  }
  return best?.candidate;
}
