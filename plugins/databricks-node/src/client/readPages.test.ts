import { readPages } from './readPages';

describe('readPages', () => {
  it('refuses more pages than allowed', async () => {
    let count = 0;
    const pages = readPages(
      async () => ({ items: [count], nextPageToken: String(count++) }),
      { what: 'things', mostPages: 3 },
    );
    const read = async () => {
      const items = [];
      for await (const page of pages) {
        items.push(...page);
      }
      return items;
    };
    await expect(read()).rejects.toThrow('things: more than 3 pages');
  });
});
