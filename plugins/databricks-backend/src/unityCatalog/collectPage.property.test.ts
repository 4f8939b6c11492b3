import fc from 'fast-check';
import {
  collectPage,
  type CollectedPage,
  type SourcePage,
} from './collectPage';
import type { UnityCursor } from './UnityCursor';

const START: UnityCursor = { skip: 0, seen: [] };

/** Pages of a list, by their tokens; the first has none. */
function source(sizes: number[]) {
  let n = 0;
  const pages = sizes.map(size =>
    Array.from({ length: size }, () => {
      n += 1;
      return n;
    }),
  );
  return {
    all: pages.flat(),
    read: async (token?: string): Promise<SourcePage<number>> => {
      const at = Number(token ?? 0);
      return {
        items: pages[at] ?? [],
        ...(at + 1 < pages.length && { nextPageToken: String(at + 1) }),
      };
    },
  };
}

describe('collectPage', () => {
  it('loses nothing and gives nothing twice, whatever the pages of the source', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(7), { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (sizes, limit, every, goesOn) => {
          const { all, read } = source(sizes);
          const fits = (item: number) => item % every === 0;
          const got: number[] = [];
          let cursor: UnityCursor | undefined = START;
          while (cursor) {
            const page: CollectedPage<number> = await collectPage<number>({
              // What callers send back has gone through JSON.
              cursor: JSON.parse(JSON.stringify(cursor)),
              limit,
              read,
              fitting: async items => items.filter(fits),
              goesOn: () => goesOn,
            });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            expect(page.repeated).toBe(false);
            got.push(...page.items);
            cursor = page.next;
          }
          expect(got).toEqual(all.filter(fits));
        },
      ),
    );
  });

  it('ends a list whose tokens go in a circle, having given each page once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(39),
        async (length, back) => {
          const to = back % length;
          const read = async (token?: string) => {
            const at = Number(token ?? 0);
            return {
              items: [at],
              nextPageToken: String(at + 1 < length ? at + 1 : to),
            };
          };
          const got: number[] = [];
          let cursor: UnityCursor | undefined = START;
          let repeated = false;
          while (cursor) {
            const page: CollectedPage<number> = await collectPage<number>({
              cursor,
              limit: 10,
              read,
              fitting: async items => items,
              goesOn: () => false,
            });
            got.push(...page.items);
            repeated ||= page.repeated;
            cursor = page.next;
          }
          // The first page has no token, so it can come once more by its token.
          const again = to === 0 ? [0] : [];
          expect(got.slice(0, length)).toEqual(
            Array.from({ length }, (_, at) => at),
          );
          expect(got.length).toBeLessThanOrEqual(
            length + (again.length > 0 ? length : 0),
          );
          expect(repeated).toBe(true);
        },
      ),
    );
  });
});
