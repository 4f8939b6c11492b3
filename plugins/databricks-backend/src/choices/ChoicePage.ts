/** Which choices are asked for. */
export interface ChoicePage {
  /** Part of a value or label, in any case. */
  q?: string;
  /** The `nextCursor` of the page before. */
  cursor?: string;
  limit: number;
}
