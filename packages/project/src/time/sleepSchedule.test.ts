import fc from 'fast-check';
import { cronMatchesDay } from './cronMatchesDay';
import { parseCron } from './parseCron';
import { sleepStateDue } from './sleepStateDue';
import { sleepWorkflowCrons } from './sleepWorkflowCrons';
import { zoneOffset } from './zoneOffset';

const MINUTE = 60_000;
const DAY = 86_400_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/Santiago',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];

const weekdays = {
  asleep: '0 20 * * 1-5',
  awake: '0 7 * * 1-5',
  timeZone: 'Europe/Berlin',
};

const cron = fc
  .record({
    minute: fc.constantFrom('0', '30', '*/20', '5,50', '15-45/10'),
    hour: fc.constantFrom('0', '2', '7', '20', '23', '1,13', '*/6', '22-23'),
    day: fc.constantFrom('*', '*', '*', '1', '29-31', '15'),
    month: fc.constantFrom('*', '*', '*', '3,10', 'JAN-JUN'),
    weekday: fc.constantFrom('*', '*', '1-5', 'SUN', '0,6', '7'),
  })
  .map(({ minute, hour, day, month, weekday }) =>
    [minute, hour, day, month, weekday].join(' '),
  );
const schedules = fc.record({
  asleep: cron,
  awake: cron,
  timeZone: fc.constantFrom(...ZONES),
});
/** Whole minutes of 2026, half of them around the nights in which clocks change. */
const instants = fc.oneof(
  fc
    .integer({ min: 0, max: 365 * 1440 })
    .map(m => Date.UTC(2026, 0, 1) + m * MINUTE),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29',
        '2026-10-25',
        '2026-03-08',
        '2026-11-01',
        '2026-09-06',
        '2026-04-05',
        '2026-10-04',
      ),
      fc.integer({ min: -1440, max: 1440 }),
    )
    .map(([day, m]) => Date.parse(`${day}T00:00:00Z`) + m * MINUTE),
);

describe('sleepStateDue', () => {
  it.each([
    ['2026-11-20T18:59:59.999Z', 'awake'],
    ['2026-11-20T19:00:00.000Z', 'asleep'],
    // A whole weekend.
    ['2026-11-22T12:00:00Z', 'asleep'],
    ['2026-11-23T05:59:59Z', 'asleep'],
    ['2026-11-23T06:00:00Z', 'awake'],
    // In summer the same local times are an hour earlier.
    ['2026-07-01T17:59:59Z', 'awake'],
    ['2026-07-01T18:00:00Z', 'asleep'],
    ['2026-07-02T04:59:59Z', 'asleep'],
    ['2026-07-02T05:00:00Z', 'awake'],
  ])('is right for weekdays at %s: %s', (at, state) => {
    expect(sleepStateDue(weekdays, new Date(at))).toBe(state);
  });

  it('wakes on the night in which its hour is skipped', () => {
    const early = {
      asleep: '0 20 * * *',
      awake: '30 2 * * *',
      timeZone: 'Europe/Berlin',
    };
    expect(sleepStateDue(early, new Date('2026-03-29T01:29:59Z'))).toBe(
      'asleep',
    );
    expect(sleepStateDue(early, new Date('2026-03-29T01:30:00Z'))).toBe(
      'awake',
    );
    const midnight = {
      asleep: '0 22 * * *',
      awake: '0 0 * * *',
      timeZone: 'America/Santiago',
    };
    expect(sleepStateDue(midnight, new Date('2026-09-06T03:59:59Z'))).toBe(
      'asleep',
    );
    expect(sleepStateDue(midnight, new Date('2026-09-06T04:00:00Z'))).toBe(
      'awake',
    );
  });

  it('counts an hour that comes twice when it first comes', () => {
    const early = {
      asleep: '30 2 * * *',
      awake: '45 2 * * *',
      timeZone: 'Europe/Berlin',
    };
    expect(sleepStateDue(early, new Date('2026-10-25T00:30:00Z'))).toBe(
      'asleep',
    );
    expect(sleepStateDue(early, new Date('2026-10-25T00:45:00Z'))).toBe(
      'awake',
    );
    expect(sleepStateDue(early, new Date('2026-10-25T01:30:00Z'))).toBe(
      'awake',
    );
  });

  it('is awake where both states begin at once', () => {
    expect(
      sleepStateDue(
        { asleep: '0 7 * * *', awake: '0 7 * * 1', timeZone: 'UTC' },
        new Date('2026-11-23T07:00:00Z'),
      ),
    ).toBe('awake');
  });

  it('is what somebody who watches the clock would say', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, at) => {
        expect(sleepStateDue(schedule, new Date(at))).toBe(
          watched(schedule, at),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('sleepWorkflowCrons', () => {
  it('has a line for each time and each offset', () => {
    expect(sleepWorkflowCrons(weekdays)).toEqual([
      '0 19 * * 1,2,3,4,5',
      '0 18 * * 1,2,3,4,5',
      '0 6 * * 1,2,3,4,5',
      '0 5 * * 1,2,3,4,5',
    ]);
    expect(
      sleepWorkflowCrons({
        asleep: '0 20 * * 1-5',
        awake: '30 5 1 * *',
        timeZone: 'Asia/Kolkata',
      }),
    ).toEqual(['30 14 * * 1,2,3,4,5', '0 0 1 * *']);
  });

  it('moves days where the day is another one in UTC', () => {
    expect(
      sleepWorkflowCrons({
        asleep: '0 22 31 12 *',
        awake: '0 6 1 1 1',
        timeZone: 'Pacific/Kiritimati',
      }),
    ).toEqual(['0 8 31 12 *', '0 16 28,29,30,31 1,12 0']);
    expect(
      sleepWorkflowCrons({
        asleep: '0 22 * * 0',
        awake: '0 6 * * 1',
        timeZone: 'America/Los_Angeles',
      }),
    ).toEqual(['0 6 * * 1', '0 5 * * 1', '0 14 * * 1', '0 13 * * 1']);
  });

  it('meets every moment at which a state begins', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, at) => {
        const lines = sleepWorkflowCrons(schedule).map(parseCron);
        expect(lines.length).toBeGreaterThan(0);
        const states = Array.from({ length: 120 }, (_, minute) => {
          const instant = at + minute * MINUTE;
          return {
            instant,
            state: sleepStateDue(schedule, new Date(instant)),
          };
        });
        const missed = states.filter(
          ({ instant, state }, index) =>
            index > 0 &&
            state !== states[index - 1].state &&
            !lines.some(times => matches(times, instant)),
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

const quarters = new Map<string, number>();

/** Clocks change on a quarter of an hour, and asking Intl takes long. */
function offsetAt(timeZone: string, instant: number): number {
  const quarter = Math.floor(instant / (15 * MINUTE)) * 15 * MINUTE;
  const key = `${timeZone} ${quarter}`;
  const known = quarters.get(key) ?? zoneOffset(timeZone, quarter);
  quarters.set(key, known);
  return known;
}

/** The state after following clocks minute by minute, for a year at most. */
function watched(
  schedule: { asleep: string; awake: string; timeZone: string },
  at: number,
): 'asleep' | 'awake' {
  const asleep = parseCron(schedule.asleep);
  const awake = parseCron(schedule.awake);
  const { timeZone } = schedule;
  for (let instant = at; instant > at - 400 * DAY; instant -= MINUTE) {
    const offset = offsetAt(timeZone, instant);
    const earlier = offsetAt(timeZone, instant - DAY);
    const hasBegun = (times: ReturnType<typeof parseCron>) =>
      // Shown by the clock for the first time, or skipped by it.
      (matches(times, instant + offset) &&
        !isSecond(timeZone, instant, offset)) ||
      (earlier < offset &&
        matches(times, instant + earlier) &&
        isSkipped(timeZone, instant + earlier));
    if (hasBegun(awake)) {
      return 'awake';
    }
    if (hasBegun(asleep)) {
      return 'asleep';
    }
  }
  return 'awake';
}

function matches(times: ReturnType<typeof parseCron>, local: number): boolean {
  const date = new Date(local);
  return (
    times.minutes.includes(date.getUTCMinutes()) &&
    times.hours.includes(date.getUTCHours()) &&
    cronMatchesDay(times, Math.floor(local / DAY) * DAY)
  );
}

/** Whether clocks showed the same time before, by going back. */
function isSecond(timeZone: string, instant: number, offset: number): boolean {
  const earlier = offsetAt(timeZone, instant - DAY);
  const first = instant + offset - earlier;
  return (
    earlier > offset && first < instant && offsetAt(timeZone, first) === earlier
  );
}

/** Whether no clock shows a local time, because it goes forward over it. */
function isSkipped(timeZone: string, local: number): boolean {
  return ![-1, 1].some(side => {
    const offset = offsetAt(timeZone, local + side * DAY);
    return offsetAt(timeZone, local - offset) === offset;
  });
}
