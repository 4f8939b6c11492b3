import { InputError } from '@backstage/errors';
import type {
  DatabricksList,
  DatabricksPage,
  DatabricksPageOptions,
} from './DatabricksList';
import type { DatabricksReadOptions } from './DatabricksService';
import { endlessList } from './endlessList';
import { readPages } from './readPages';

/** Empty pages that one page for a person passes over. */
const MOST_EMPTY = 10;
/** More is cut by every server; the open Unity Catalog refuses it. */
const MOST_RESULTS = 1_000;

/** Reads one page of a list, as the server gives it. */
export type ReadPage<T> = (
  options: DatabricksPageOptions,
) => Promise<DatabricksPage<T>>;

/** A list over a function that reads one page. */
export class PagedList<T> implements DatabricksList<T> {
  readonly #what: string;
  readonly #read: ReadPage<T>;

  /** @param what - how errors call it, such as `tables` */
  constructor(what: string, read: ReadPage<T>) {
    this.#what = what;
    this.#read = options => {
      const { maxResults = 0 } = options;
      if (!Number.isInteger(maxResults) || maxResults < 0) {
        throw new InputError(
          `${what}: a page has a whole number of items, not ${maxResults}`,
        );
      }
      return read({
        ...options,
        maxResults: Math.min(maxResults, MOST_RESULTS),
      });
    };
  }

  async page(options: DatabricksPageOptions = {}): Promise<DatabricksPage<T>> {
    let { pageToken } = options;
    const seen = new Set([pageToken]);
    for (let empty = 0; empty < MOST_EMPTY; empty++) {
      const page = await this.#read({ ...options, pageToken });
      if (!page.nextPageToken) {
        return { items: page.items };
      }
      if (seen.has(page.nextPageToken)) {
        throw endlessList(
          this.#what,
          'the server gave the same page token twice, so the list has no end',
        );
      }
      if (page.items.length > 0) {
        return page;
      }
      pageToken = page.nextPageToken;
      seen.add(pageToken);
    }
    return { items: [], nextPageToken: pageToken };
  }

  pages(
    options: Omit<DatabricksPageOptions, 'pageToken'> = {},
  ): AsyncIterable<T[]> {
    return readPages(pageToken => this.#read({ ...options, pageToken }), {
      what: this.#what,
    });
  }

  async all(options: DatabricksReadOptions = {}): Promise<T[]> {
    const pages: T[][] = [];
    for await (const items of this.pages(options)) {
      pages.push(items);
    }
    return pages.flat();
  }
}
