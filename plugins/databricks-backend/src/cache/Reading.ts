/** What was read of a source, and how old it is. */
export interface Reading<T> {
  value: T;
  /** ISO 8601, when it was read. */
  readAt: string;
  /** Whether it would have been read anew but the source failed. */
  stale: boolean;
  /** Why it is stale. */
  error?: string;
}
