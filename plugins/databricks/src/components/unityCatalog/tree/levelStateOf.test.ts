import type { UnityObjectPage } from '@lakeport/backstage-plugin-databricks-common';
import {
  InfiniteQueryObserver,
  QueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import fc from 'fast-check';
import { levelStateOf } from './levelStateOf';

const client = new QueryClient();
let count = 0;

/** The state of a level whose query holds these pages. */
function stateOf(pages: UnityObjectPage[]) {
  count += 1;
  const queryKey = [count];
  client.setQueryData<InfiniteData<UnityObjectPage, string | undefined>>(
    queryKey,
    { pages, pageParams: pages.map(() => undefined) },
  );
  return levelStateOf(
    new InfiniteQueryObserver<
      UnityObjectPage,
      Error,
      InfiniteData<UnityObjectPage, string | undefined>,
      readonly unknown[],
      string | undefined
    >(client, {
      queryKey,
      initialPageParam: undefined,
      getNextPageParam: page => page.nextPageToken,
      enabled: false,
    }).getCurrentResult(),
  );
}

const page = (
  names: string[],
  rest: Partial<UnityObjectPage> = {},
): UnityObjectPage => ({
  items: names.map(name => ({ kind: 'table', name, fullName: name })),
  age: { readAt: '2026-09-01T10:00:00Z', stale: false },
  errors: [],
  ...rest,
});

describe('levelStateOf', () => {
  afterAll(() => client.clear());

  it('has each name once, whatever pages were read before and are again', () => {
    const pages = fc.array(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 4 }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(pages, pages, fc.nat(5), (some, others, cut) => {
        const read = some.map(names => page(names));
        const expected = (list: UnityObjectPage[]) => [
          ...new Set(list.flatMap(({ items }) => items.map(i => i.name))),
        ];
        const found = (list: UnityObjectPage[]) =>
          stateOf(list).items.map(({ name }) => name);
        // Grown page by page, cut back, and grown in another way.
        for (let end = 1; end <= read.length; end++) {
          expect(found(read.slice(0, end))).toEqual(
            expected(read.slice(0, end)),
          );
        }
        const other = [
          ...read.slice(0, cut),
          ...others.map(names => page(names)),
        ];
        expect(found(other)).toEqual(expected(other));
        expect(found(read)).toEqual(expected(read));
      }),
    );
  });

  it('is as old as the oldest page, and has every error once', () => {
    const error = { source: 'workspace 1', message: 'asleep' };
    const state = stateOf([
      page(['a'], { errors: [error] }),
      page([], {
        age: { readAt: '2026-09-01T09:00:00Z', stale: true },
        errors: [error],
      }),
      page([], { nextPageToken: '4' }),
    ]);
    expect(state).toMatchObject({
      age: { readAt: '2026-09-01T09:00:00Z', stale: true },
      errors: [error],
      emptyPages: 2,
      hasMore: true,
      isPending: false,
    });
  });
});
