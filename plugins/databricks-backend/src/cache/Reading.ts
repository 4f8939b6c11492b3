/** What was read of a source, and how old it is. */
export interface Reading<T> {
  value: T;
  /** ISO 8601, when it was read. */
  readAt: string;
  /** Whether it would have been read anew but the source failed. */
  stale: boolean;
  /** Set while it is being read anew: who asks in some seconds is told that. */
  refreshing?: boolean;
  /** Why it is stale. */
  error?: string;
}
