import fc from 'fast-check';
import { nextLook } from './nextLook';

const now = new Date('2026-11-20T10:00:00Z');

const wait = (
  record: Partial<Parameters<typeof nextLook>[0]>,
  hasChanged: boolean,
) => {
  const next = nextLook(
    { state: 'running', looks: 0, ...record },
    { hasChanged, pollMs: 5_000, expireAfterMs: 7 * 86_400_000, now },
  );
  return { ...next, ms: Date.parse(next.nextLookAt) - now.getTime() };
};

describe('nextLook', () => {
  it('is soon after a change', () => {
    expect(wait({ looks: 40 }, true)).toMatchObject({ looks: 0, ms: 5_000 });
  });

  it.each([
    ['dispatched', 60_000],
    ['waiting', 60_000],
    ['running', 15_000],
  ] as const)(
    'is later and later while nothing changes: %s, within %d ms',
    (state, most) => {
      fc.assert(
        fc.property(fc.nat(5_000), looks => {
          const { ms } = wait({ state, looks }, false);
          expect(ms).toBeGreaterThanOrEqual(wait({ looks: 0 }, true).ms);
          expect(ms).toBeLessThanOrEqual(most);
          expect(
            wait({ state, looks: looks + 1 }, false).ms,
          ).toBeGreaterThanOrEqual(ms);
        }),
      );
      expect(wait({ state, looks: 100 }, false).ms).toBe(most);
    },
  );

  it('is when it expires, or in an hour, while the portal waits for a review', () => {
    const waiting = (since: string) =>
      wait(
        {
          state: 'waiting',
          approval: { by: 'portal', state: 'waiting', since },
        },
        false,
      ).ms;
    expect(waiting(now.toISOString())).toBe(3_600_000);
    expect(waiting('2026-11-13T10:10:00.000Z')).toBe(600_001);
    expect(waiting('2026-11-01T10:00:00.000Z')).toBe(5_000);
  });
});
