import { createHash } from 'node:crypto';
import type { UnityCursor } from './UnityCursor';

/** Tokens that are remembered: a list that turns in a longer circle is told from its end later. */
const MOST_SEEN = 64;

/** A page of the source. */
export type SourcePage<T> = {
  items: T[];
  nextPageToken?: string;
};

/** A page of ours. */
export interface CollectedPage<T> {
  items: T[];
  /** Where it goes on; left out at the end of the list. */
  next?: UnityCursor;
  /** Whether the source gave a token that it had given before, which ended the list. */
  repeated: boolean;
}

/**
 * Makes a page of ours out of pages of the source: what fits, at most `limit` of
 * it, none lost and none twice, whatever sizes the source's pages have.
 *
 * @param options - `fitting` says of some objects which of them belong to the
 *   answer; `goesOn` whether another page of the source is read when there is
 *   still room
 */
export async function collectPage<T>(options: {
  cursor: UnityCursor;
  limit: number;
  read: (token: string | undefined) => Promise<SourcePage<T>>;
  fitting: (items: T[]) => Promise<T[]>;
  goesOn: () => boolean;
}): Promise<CollectedPage<T>> {
  const { limit, read, fitting, goesOn } = options;
  let { token, skip, seen } = options.cursor;
  const items: T[] = [];
  for (;;) {
    const page = await read(token);
    while (skip < page.items.length && items.length < limit) {
      const part = page.items.slice(skip, skip + limit - items.length);
      items.push(...(await fitting(part)));
      skip += part.length;
    }
    if (skip < page.items.length) {
      return { items, next: { token, skip, seen }, repeated: false };
    }
    if (page.nextPageToken === undefined) {
      return { items, repeated: false };
    }
    const digest = digestOf(page.nextPageToken);
    if (seen.includes(digest)) {
      return { items, repeated: true };
    }
    token = page.nextPageToken;
    skip = 0;
    seen = [...seen, digest].slice(-MOST_SEEN);
    if (items.length >= limit || !goesOn()) {
      return { items, next: { token, skip, seen }, repeated: false };
    }
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url').slice(0, 8);
}
