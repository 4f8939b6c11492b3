import { stringifyError } from '@backstage/errors';

/**
 * Reads the parts of a snapshot: what Databricks or AWS does not tell is left
 * out and noted, so that the rest is of use.
 */
export class SnapshotReader {
  readonly unread: Array<{ what: string; reason: string }> = [];

  constructor(
    private readonly signal: AbortSignal | undefined,
    private readonly onRead: (what: string) => void,
  ) {}

  /** A part, or undefined where it could not be read. */
  async read<T>(what: string, read: () => Promise<T>): Promise<T | undefined> {
    this.onRead(what);
    try {
      return await read();
    } catch (error) {
      this.signal?.throwIfAborted();
      this.miss(
        what,
        error instanceof Error ? error.message : stringifyError(error),
      );
      return undefined;
    }
  }

  miss(what: string, reason: string): void {
    this.unread.push({ what, reason });
  }
}
