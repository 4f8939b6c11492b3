/** Something wrong with a text itself, at an offset in it. */
export interface TextProblem {
  offset: number;
  message: string;
  hint: string;
  /** The path it is at, where it is at one. */
  path?: readonly string[];
  /** Whether what is read there is not what was meant, so that nothing else is said about it. */
  unread?: boolean;
}
