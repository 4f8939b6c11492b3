import { distance } from 'fastest-levenshtein';

/** Longer words are never a typing mistake of a key, and cost time to compare. */
const LONGEST_WORD = 64;

/** Fewer letters start too many words to tell which was meant. */
const SHORTEST_START = 3;

/**
 * The candidate that takes the fewest edits to reach from `word`, ignoring
 * case; leaving out the end of a word counts as one. Undefined when there are
 * no candidates, when all of them are other words (half of the letters differ),
 * or when the word is no word at all.
 *
 * @public
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
    const edits = editsTo(word.toLowerCase(), candidate.toLowerCase());
    const most = Math.max(
      1,
      Math.floor(Math.max(word.length, candidate.length) / 2),
    );
    if (edits <= most && (!best || edits < best.edits)) {
      best = { candidate, edits };
    }
  }
  return best?.candidate;
}

function editsTo(word: string, candidate: string): number {
  const edits = distance(word, candidate);
  return word.length >= SHORTEST_START && candidate.startsWith(word)
    ? // The shortest of those that start so.
      Math.min(edits, 1 + edits / 100)
    : edits;
}
