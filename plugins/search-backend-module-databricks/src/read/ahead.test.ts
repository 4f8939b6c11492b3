import { ahead } from './ahead';

describe('ahead', () => {
  it('gives results in order and works on so many at most', async () => {
    let working = 0;
    let most = 0;
    const results: number[] = [];
    const items = Array.from({ length: 30 }, (_, i) => i);
    for await (const result of ahead(items, 4, async item => {
      working++;
      most = Math.max(most, working);
      await new Promise(done => setTimeout(done, item % 3));
      working--;
      return item;
    })) {
      results.push(result);
    }
    expect(results).toEqual(items);
    expect(most).toBe(4);
  });

  it('throws an error in its turn', async () => {
    const results: number[] = [];
    await expect(
      (async () => {
        for await (const result of ahead([1, 2, 3], 3, async item => {
          if (item === 2) {
            throw new Error('two');
          }
          return item;
        })) {
          results.push(result);
        }
      })(),
    ).rejects.toThrow('two');
    expect(results).toEqual([1]);
  });
});
