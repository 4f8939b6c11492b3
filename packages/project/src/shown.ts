const LONGEST = 60;

/**
 * A text as it is shown in a message: quoted, on one line, and cut where it
 * would fill the screen.
 */
export function shown(text: string): string {
  return JSON.stringify(
    text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
  );
}
