/** So many characters, in words. */
export function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}
