/**
 * The pattern of SQL LIKE for exactly a text: `%`, `_` and the escape character
 * are letters like others.
 */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
