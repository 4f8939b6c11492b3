import { refreshedSoon } from './refreshedSoon';

const readAt = '2026-09-01T10:00:00Z';
const kept = { age: { readAt, stale: false } };
const refreshing = { age: { readAt, stale: false, refreshing: true } };

describe('refreshedSoon', () => {
  it('asks again while something is being read anew', () => {
    expect(refreshedSoon([kept, refreshing])).toBe(2_000);
    expect(refreshedSoon([kept])).toBe(false);
    expect(refreshedSoon()).toBe(false);
  });

  it('leaves a source alone that fails, and a long list', () => {
    const failing = { age: { ...refreshing.age, stale: true } };
    expect(refreshedSoon([failing])).toBe(false);
    expect(refreshedSoon(Array.from({ length: 5 }, () => refreshing))).toBe(
      2_000,
    );
    expect(refreshedSoon(Array.from({ length: 6 }, () => refreshing))).toBe(
      false,
    );
  });
});
