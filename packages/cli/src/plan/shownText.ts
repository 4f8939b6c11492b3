/** Longer names are cut; no address of a resource comes near it. */
const MOST = 300;

/**
 * Text as a page can be given it: what cannot be seen, or turns the direction
 * of what is seen around, is written as its code point, and what is too long is
 * cut and says so.
 */
export function shownText(text: string, most = MOST): string {
  const visible = text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  const characters = Array.from(visible);
  return characters.length <= most
    ? visible
    : `${characters.slice(0, most).join('')}… (${
        characters.length - most
      } more characters)`;
}
