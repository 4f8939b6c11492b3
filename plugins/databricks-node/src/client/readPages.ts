import { DatabricksApiError } from './DatabricksApiError';

const MOST_PAGES = 1_000;

/**
 * Reads a paged list to its end. Only the absence of a token ends it: Databricks
 * may answer an empty page that still carries one. A token that comes again, or
 * more pages than any real list has, is an error rather than a loop without end.
 */
export async function* readPages<T>(
  readPage: (
    pageToken: string | undefined,
  ) => Promise<{ items: T[]; nextPageToken?: string }>,
  options: { what: string; mostPages?: number },
): AsyncGenerator<T, void, void> {
  const mostPages = options.mostPages ?? MOST_PAGES;
  const seen = new Set<string>();
  let pageToken: string | undefined;
  for (let page = 1; page <= mostPages; page++) {
    const { items, nextPageToken } = await readPage(pageToken);
    yield* items;
    if (!nextPageToken) {
      return;
    }
    if (seen.has(nextPageToken)) {
      throw new DatabricksApiError({
        message: `${options.what}: the server gave the same page token twice, so the list has no end`,
        errorCode: 'ENDLESS_LIST',
        upstreamStatus: 200,
      });
    }
    seen.add(nextPageToken);
    pageToken = nextPageToken;
  }
  throw new DatabricksApiError({
    message: `${options.what}: more than ${mostPages} pages`,
    errorCode: 'ENDLESS_LIST',
    upstreamStatus: 200,
  });
}
