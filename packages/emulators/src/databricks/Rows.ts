/** A list as pages are cut from it: an array, or one that computes what is asked for. */
export interface Rows<T> {
  readonly length: number;
  slice(start: number, end: number): T[];
}
