import { mockServices } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { AnswerCache } from './AnswerCache';

function memory() {
  const kept = new Map<string, string>();
  const ttls: unknown[] = [];
  const cache = mockServices.cache.mock({
    get: async key => {
      const text = kept.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    set: async (key: string, value: JsonValue, options) => {
      kept.set(key, JSON.stringify(value));
      ttls.push(options?.ttl);
    },
  });
  return { cache, kept, ttls };
}

describe('AnswerCache', () => {
  it('makes an answer once, for all who ask meanwhile and for a while', async () => {
    const { cache, ttls } = memory();
    const answers = new AnswerCache<{ n: number }>({
      cache,
      name: 'x',
      ttlMs: 500,
    });
    let made = 0;
    const make = async () => {
      await new Promise(resolve => setTimeout(resolve, 5));
      made += 1;
      return { n: made };
    };
    const together = [1, 2, 3].map(() => answers.read(['a'], make));
    expect(await Promise.all(together)).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }]);
    expect(await answers.read(['a'], make)).toEqual({ n: 1 });
    expect(await answers.read(['b'], make)).toEqual({ n: 2 });
    expect(ttls).toEqual([500, 500]);
  });

  it('does not take two lists of parts for the same', async () => {
    const { cache, kept } = memory();
    const answers = new AnswerCache<string>({ cache, name: 'x', ttlMs: 500 });
    await answers.read(['a', 'b'], async () => 'two');
    expect(await answers.read(['a:b'], async () => 'one')).toBe('one');
    expect(await answers.read(['a","b'], async () => 'odd')).toBe('odd');
    for (const key of kept.keys()) {
      expect(key).toMatch(/^x:[0-9a-f]{64}$/);
    }
  });

  it('tells all who wait that it failed, and tries again for the next', async () => {
    const { cache } = memory();
    const answers = new AnswerCache<string>({ cache, name: 'x', ttlMs: 500 });
    const fail = () => Promise.reject(new Error('no answer'));
    const both = await Promise.allSettled([
      answers.read(['a'], fail),
      answers.read(['a'], fail),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await answers.read(['a'], async () => 'fine')).toBe('fine');
  });
});
