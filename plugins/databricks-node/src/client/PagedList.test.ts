import type { DatabricksPage } from './DatabricksList';
import { PagedList } from './PagedList';

/** A list whose pages go by their tokens; the first one's is ''. */
const listOf = (pages: Record<string, DatabricksPage<number>>) => {
  const asked: Array<string | undefined> = [];
  const list = new PagedList<number>('things', async ({ pageToken }) => {
    asked.push(pageToken);
    return pages[pageToken ?? ''];
  });
  return { asked, list };
};

describe('PagedList', () => {
  const pages = {
    '': { items: [1, 2], nextPageToken: 'a' },
    a: { items: [], nextPageToken: 'b' },
    b: { items: [3] },
  };

  it('reads pages in and tokens out, over empty ones', async () => {
    const { list, asked } = listOf(pages);
    await expect(list.page()).resolves.toEqual(pages['']);
    await expect(list.page({ pageToken: 'a' })).resolves.toEqual({
      items: [3],
    });
    expect(asked).toEqual([undefined, 'a', 'b']);
  });

  it('iterates over pages with something on them, and reads all', async () => {
    const { list } = listOf(pages);
    const seen = [];
    for await (const items of list.pages()) {
      seen.push(items);
    }
    expect(seen).toEqual([[1, 2], [3]]);
    await expect(list.all()).resolves.toEqual([1, 2, 3]);
  });

  it('reads no further than the caller', async () => {
    const { list, asked } = listOf(pages);
    for await (const items of list.pages()) {
      expect(items).toEqual([1, 2]);
      break;
    }
    expect(asked).toHaveLength(1);
  });

  it.each([
    [
      'the token that it was asked with',
      { a: { items: [1], nextPageToken: 'a' } },
    ],
    [
      'a token that it gave before',
      {
        a: { items: [], nextPageToken: 'b' },
        b: { items: [], nextPageToken: 'a' },
      },
    ],
  ])('refuses a page with %s', async (_, repeating) => {
    const { list } = listOf(repeating);
    await expect(list.page({ pageToken: 'a' })).rejects.toMatchObject({
      errorCode: 'ENDLESS_LIST',
    });
  });

  it('gives a person who waits an empty page rather than reading on for ever', async () => {
    let count = 0;
    const list = new PagedList<number>('things', async () => ({
      items: [],
      nextPageToken: String(++count),
    }));
    await expect(list.page()).resolves.toEqual({
      items: [],
      nextPageToken: '10',
    });
    await expect(list.all()).rejects.toThrow('things: more than 1000 pages');
  });

  it.each([-1, 1.5, Number.NaN])(
    'refuses a page of %d items',
    async maxResults => {
      const { list, asked } = listOf(pages);
      await expect(async () => list.page({ maxResults })).rejects.toThrow(
        /whole number/,
      );
      expect(asked).toEqual([]);
    },
  );
});
