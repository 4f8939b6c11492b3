/** The comments of a text, without the space around them. */
export function commentsOf(text: string): string[] {
  return (text.match(/# comment \d+[^\r\n]*/g) ?? []).sort();
}
