import { readPages } from './readPages';

describe('readPages', () => {
  it('refuses more pages than allowed', async () => {
    let page = 0;
    const pages = readPages(
      async () => ({ items: [page], nextPageToken: String(page++) }),
      { what: 'things', mostPages: 3 },
    );
    const read = async () => {
      const items = [];
      for await (const item of pages) {
        items.push(item);
      }
      return items;
    };
    await expect(read()).rejects.toThrow('things: more than 3 pages');
  });
});
