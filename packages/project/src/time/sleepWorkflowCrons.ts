import type { SleepSchedule } from '../Environment';
import type { CronTimes } from './CronTimes';
import { parseCron } from './parseCron';
import { zoneOffset } from './zoneOffset';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
const WEEK = 7 * 24 * 60 * MINUTE;

/**
 * The cron expressions, of five fields and in UTC as GitHub reads them, at
 * which a workflow must run so that every moment of a sleep schedule is met,
 * whatever daylight saving time there is. It runs more often than that: each
 * run asks {@link sleepStateDue} what is to be done.
 *
 * The same schedule always gives the same lines. Offsets are those of the time
 * zone in 2026.
 *
 * @throws Error when the schedule is not one of a checked project
 * @public
 */
export function sleepWorkflowCrons(schedule: SleepSchedule): string[] {
  const offsets = offsetsOf(schedule.timeZone);
  const lines = [schedule.asleep, schedule.awake].flatMap(cron => {
    const times = parseCron(cron);
    return offsets.flatMap(offset => inUtc(times, offset));
  });
  return [...new Set(lines)];
}

/** Minutes ahead of UTC, in order. */
function offsetsOf(timeZone: string): number[] {
  const start = Date.UTC(2026, 0, 1);
  const offsets = Array.from(
    { length: 53 },
    (_, week) => zoneOffset(timeZone, start + week * WEEK) / MINUTE,
  );
  return [...new Set(offsets)].sort((a, b) => a - b);
}

function inUtc(times: CronTimes, offset: number): string[] {
  // Local times that fall on another day in UTC need a line of their own.
  const shifts = new Map<number, Map<number, number[]>>();
  for (const hour of times.hours) {
    for (const minute of times.minutes) {
      const utc = hour * 60 + minute - offset;
      const shift = Math.floor(utc / DAY_MINUTES);
      const ofDay = utc - shift * DAY_MINUTES;
      const hours = shifts.get(shift) ?? new Map<number, number[]>();
      hours.set(Math.floor(ofDay / 60), [
        ...(hours.get(Math.floor(ofDay / 60)) ?? []),
        ofDay % 60,
      ]);
      shifts.set(shift, hours);
    }
  }
  return [...shifts].flatMap(([shift, minutesOf]) => {
    const days = daysInUtc(times, shift);
    const hoursOf = new Map<string, number[]>();
    for (const [hour, minutes] of minutesOf) {
      const listed = field(minutes, 60);
      hoursOf.set(listed, [...(hoursOf.get(listed) ?? []), hour]);
    }
    return [...hoursOf].map(
      ([minutes, hours]) => `${minutes} ${field(hours, 24)} ${days}`,
    );
  });
}

/** Day of month, month and weekday of days that are a day later or earlier in UTC. */
function daysInUtc(times: CronTimes, shift: number): string {
  const weekdays = times.weekdays.map(day => (day + shift + 7) % 7);
  // Which day comes before the first depends on the month, so all that can are listed.
  const days = times.daysOfMonth.flatMap(day => {
    const shifted = day + shift;
    if (shifted < 1) {
      return [28, 29, 30, 31];
    }
    return shift > 0 && day >= 28 ? [shifted, 1].filter(d => d <= 31) : shifted;
  });
  const months =
    shift === 0
      ? times.months
      : times.months.flatMap(month => [
          month,
          ((month - 1 + shift + 12) % 12) + 1,
        ]);
  return [
    times.anyDayOfMonth ? '*' : list(days),
    field(
      months.map(month => month - 1),
      12,
      1,
    ),
    times.anyWeekday ? '*' : list(weekdays),
  ].join(' ');
}

/** A star when every value from 0 is there, else the values; `first` is what 0 stands for. */
function field(values: number[], all: number, first = 0): string {
  return new Set(values).size === all
    ? '*'
    : list(values.map(value => value + first));
}

function list(values: number[]): string {
  return [...new Set(values)].sort((a, b) => a - b).join(',');
}
