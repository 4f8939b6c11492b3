const LONGEST = 60;

/**
 * A value as it is shown in a message: quoted, on one line, and cut where it
 * would fill the screen.
 */
export function shown(value: unknown): string {
  const cut =
    typeof value === 'string' && value.length > LONGEST
      ? `${value.slice(0, LONGEST)}…`
      : value;
  const text = JSON.stringify(cut) ?? String(cut);
  return text.length > LONGEST + 10 ? `${text.slice(0, LONGEST)}…` : text;
}
