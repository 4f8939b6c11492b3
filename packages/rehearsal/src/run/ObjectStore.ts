/**
 * What is used of a bucket, or of a folder in its place.
 *
 * @public
 */
export interface ObjectStore {
  /** Says where it is, for messages: `s3://bucket` or a folder's name. */
  readonly place: string;
  put(key: string, content: Uint8Array): Promise<void>;
  /**
   * Writes an object that is not there yet.
   *
   * @returns false when there is one already; it stays as it is
   */
  putNew(key: string, content: Uint8Array): Promise<boolean>;
  /** @returns undefined when there is none */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Keys that begin so, sorted. */
  list(prefix: string): Promise<string[]>;
  /** Removing what is not there is no error. */
  delete(key: string): Promise<void>;
}
