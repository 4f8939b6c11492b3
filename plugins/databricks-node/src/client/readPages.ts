import type { DatabricksPage } from './DatabricksList';
import { endlessList } from './endlessList';

const MOST_PAGES = 1_000;

/**
 * Reads a paged list to its end. Only the absence of a token ends it: Databricks
 * may answer an empty page that still carries one. A token that comes again, or
 * more pages than any real list has, is an error rather than a loop without end.
 */
export async function* readPages<T>(
  readPage: (pageToken: string | undefined) => Promise<DatabricksPage<T>>,
  options: { what: string; mostPages?: number },
): AsyncGenerator<T[], void, void> {
  const mostPages = options.mostPages ?? MOST_PAGES;
  const seen = new Set<string>();
  let pageToken: string | undefined;
  for (let page = 1; page <= mostPages; page++) {
    const { items, nextPageToken } = await readPage(pageToken);
    if (items.length > 0) {
      yield items;
    }
    if (!nextPageToken) {
      return;
    }
    if (seen.has(nextPageToken)) {
      throw endlessList(
        options.what,
        'the server gave the same page token twice, so the list has no end',
      );
    }
    seen.add(nextPageToken);
    pageToken = nextPageToken;
  }
  throw endlessList(options.what, `more than ${mostPages} pages`);
}
