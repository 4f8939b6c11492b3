/**
 * A problem before it has a place in a text: the path is still a list of keys,
 * because a key may itself hold a dot. `about` says whether the key or the
 * value is to blame, which decides where a text is pointed at.
 */
export interface Finding {
  path: readonly PropertyKey[];
  message: string;
  hint: string;
  about: 'key' | 'value';
}
