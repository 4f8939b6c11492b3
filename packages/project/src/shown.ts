const LONGEST = 60;

/** What takes no room, looks like a space, breaks a line or turns it around. */
const UNSEEN = /(?! )[\p{C}\p{Z}]/gu;

/** Letters of other alphabets, most of which look like a Latin one. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/**
 * A text as it is shown in a message: quoted, on one line, and cut where it
 * would fill the screen. What a reader could not see, or would take for
 * something else, is shown by its number.
 */
export function shown(text: string): string {
  const quoted = JSON.stringify(
    text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
  ).replace(UNSEEN, escaped);
  return /[A-Za-z]/.test(text) ? quoted.replace(LOOK_ALIKE, escaped) : quoted;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
