import { shown } from './shown';

/** A key as people write them; anything else is shown quoted and cut. */
const PLAIN = /^[\p{L}\p{N}\p{P}\p{S} ]{1,100}$/u;

/**
 * A path as a problem names it, dotted. Keys come from the file: one that
 * could not be read in a line (control characters, thousands of characters)
 * is shown as texts are in messages.
 */
export function shownPath(path: readonly PropertyKey[]): string {
  return path
    .map(String)
    .map(key => (PLAIN.test(key) ? key : shown(key)))
    .join('.');
}
