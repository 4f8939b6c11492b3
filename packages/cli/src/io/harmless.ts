/**
 * A line as a terminal can be given it. What a file says may hold anything,
 * also what moves a cursor or changes a colour.
 */
export function harmless(line: string): string {
  return line.replace(
    /\p{Cc}/gu,
    character => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
