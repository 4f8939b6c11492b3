import type { DatabricksReadOptions } from './DatabricksService';

/**
 * A part of a list. It may be empty and still not be the last one: only a
 * missing token says that.
 *
 * @public
 */
export interface DatabricksPage<T> {
  items: T[];
  /** Asks for what follows; left out on the last page. */
  nextPageToken?: string;
}

/** How one page is read. @public */
export interface DatabricksPageOptions extends DatabricksReadOptions {
  /** From the page before; the first page when left out. */
  pageToken?: string;
  /**
   * Most items of the page; the server's own size when left out. The server may
   * answer fewer.
   */
  maxResults?: number;
}

/**
 * A list of Databricks that is read when it is asked for. Every read throws
 * DatabricksApiError.
 *
 * @public
 */
export interface DatabricksList<T> {
  /**
   * One page, for paging that goes through to a person. Empty pages that have
   * followers are passed over, as far as that stays quick.
   */
  page(options?: DatabricksPageOptions): Promise<DatabricksPage<T>>;
  /**
   * All pages with something on them.
   *
   * @throws DatabricksApiError ENDLESS_LIST for a list that has no end
   */
  pages(options?: Omit<DatabricksPageOptions, 'pageToken'>): AsyncIterable<T[]>;
  /** All of it. */
  all(options?: DatabricksReadOptions): Promise<T[]>;
}
