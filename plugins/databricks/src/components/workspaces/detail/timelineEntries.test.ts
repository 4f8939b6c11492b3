import fc from 'fast-check';
import { timelineEntries, type TimelineItem } from './timelineEntries';

const deployment = (
  id: string,
  at: string,
  endedAt?: string,
  operation = 'apply',
): TimelineItem => ({
  kind: 'deployment',
  deploymentId: id,
  at,
  operation,
  ...(endedAt && { endedAt }),
});
const status = (at: string): TimelineItem => ({ kind: 'status', at });

const causeOf = (at: string, ...deployments: TimelineItem[]) =>
  timelineEntries([status(at), ...deployments])[0].during?.deploymentId;

describe('timelineEntries', () => {
  it.each([
    ['within', '2026-09-01T10:05:00Z', 'a'],
    ['at its start', '2026-09-01T10:00:00Z', 'a'],
    ['at its end', '2026-09-01T10:10:00Z', 'a'],
    ['before', '2026-09-01T09:59:59Z', undefined],
    ['after', '2026-09-01T10:10:01Z', undefined],
  ])('sets a status %s a deployment', (_, at, expected) => {
    expect(
      causeOf(
        at,
        deployment('a', '2026-09-01T10:00:00Z', '2026-09-01T10:10:00Z'),
      ),
    ).toBe(expected);
  });

  it('takes one that goes on, and of several the last that started', () => {
    expect(
      causeOf(
        '2026-09-01T11:00:00Z',
        deployment('a', '2026-09-01T09:00:00Z'),
        deployment('b', '2026-09-01T10:00:00Z'),
      ),
    ).toBe('b');
  });

  it('compares moments, not texts', () => {
    expect(
      causeOf(
        '2026-09-01T12:30:00+02:00',
        deployment('a', '2026-09-01T10:00:00.000Z', '2026-09-01T11:00:00Z'),
      ),
    ).toBe('a');
  });

  it('takes no plan: it changes nothing', () => {
    expect(
      causeOf(
        '2026-09-01T10:05:00Z',
        deployment('a', '2026-09-01T10:00:00Z', undefined, 'plan'),
      ),
    ).toBeUndefined();
  });

  it('sets no deployment beside another, and keeps the order', () => {
    const items = [
      deployment('b', '2026-09-01T10:05:00Z'),
      deployment('a', '2026-09-01T10:00:00Z'),
    ];
    expect(timelineEntries(items)).toEqual(items.map(item => ({ item })));
  });

  it('loses nothing, adds nothing, and names no deployment that was not under way', () => {
    const START = Date.parse('2026-09-01T00:00:00Z');
    const moment = fc
      .nat({ max: 1_000 })
      .map(minute => new Date(START + minute * 60_000).toISOString());
    const item = fc.oneof(
      moment.map(status),
      fc
        .tuple(moment, fc.nat({ max: 60 }), fc.boolean(), fc.boolean())
        .map(([at, minutes, goesOn, isPlan]) =>
          deployment(
            at,
            at,
            goesOn
              ? undefined
              : new Date(Date.parse(at) + minutes * 60_000).toISOString(),
            isPlan ? 'plan' : 'apply',
          ),
        ),
    );
    fc.assert(
      fc.property(fc.array(item), items => {
        const entries = timelineEntries(items);
        expect(entries.map(entry => entry.item)).toEqual(items);
        for (const { item: happened, during } of entries) {
          const underWay = items.filter(
            ({ kind, operation, at, endedAt = '9999' }) =>
              kind === 'deployment' &&
              operation !== 'plan' &&
              at <= happened.at &&
              happened.at <= endedAt,
          );
          const last = underWay
            .map(({ at }) => at)
            .sort()
            .at(-1);
          expect(during?.at).toBe(
            happened.kind === 'deployment' ? undefined : last,
          );
        }
      }),
    );
  });
});
