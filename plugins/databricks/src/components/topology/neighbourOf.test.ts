import fc from 'fast-check';
import { neighbourOf, type Direction, type PlacedPart } from './neighbourOf';

const at = (id: string, x: number, y: number, around: string[] = []) => ({
  id,
  area: { x, y, width: 100, height: 50 },
  around,
});
const box = {
  id: 'box',
  area: { x: 0, y: 0, width: 500, height: 500 },
  around: [],
};
// Two columns in a box, and something far to the right of it.
const parts: PlacedPart[] = [
  box,
  at('a', 10, 60, ['box']),
  at('b', 10, 130, ['box']),
  at('c', 200, 60, ['box']),
  at('far', 900, 60),
];
const directions: Direction[] = ['left', 'right', 'up', 'down'];

describe('neighbourOf', () => {
  it.each<[string, Direction, string | undefined]>([
    ['a', 'right', 'c'],
    ['a', 'down', 'b'],
    ['a', 'left', undefined],
    ['b', 'up', 'a'],
    ['c', 'right', 'far'],
    ['far', 'left', 'c'],
    ['box', 'right', 'far'],
    ['gone', 'right', undefined],
  ])('leads from %s %s to %s', (id, direction, expected) => {
    expect(neighbourOf(parts, id, direction)).toBe(expected);
  });

  it('never stays, and never leads into or out of a box', () => {
    const part = fc.record({
      x: fc.integer({ min: 0, max: 2000 }),
      y: fc.integer({ min: 0, max: 2000 }),
      inBox: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...directions),
        (placed, direction) => {
          const all: PlacedPart[] = [
            box,
            ...placed.map(({ x, y, inBox }, index) =>
              at(`p${index}`, x, y, inBox ? ['box'] : []),
            ),
          ];
          for (const { id, around } of all) {
            const next = all.find(
              other => other.id === neighbourOf(all, id, direction),
            );
            expect(next?.id).not.toBe(id);
            expect(next && around.includes(next.id)).not.toBe(true);
            expect(next?.around.includes(id)).not.toBe(true);
          }
        },
      ),
    );
  });
});
