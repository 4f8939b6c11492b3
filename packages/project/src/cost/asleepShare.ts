import type { SleepSchedule } from '../Environment';
import { cronMatchesDay } from '../time/cronMatchesDay';
import { parseCron } from '../time/parseCron';

const DAY_MINUTES = 1440;
const DAY = DAY_MINUTES * 60_000;
// A Monday. A year goes before the measured one, to know the state it begins in.
const FIRST_DAY = Date.UTC(2025, 0, 6);
const DAYS = 52 * 7;

/** The minutes of a day at which an expression means something. */
function minutesOf(cron: string): (midnight: number) => number[] {
  const times = parseCron(cron);
  const minutes = times.hours.flatMap(hour =>
    times.minutes.map(minute => hour * 60 + minute),
  );
  return midnight => (cronMatchesDay(times, midnight) ? minutes : []);
}

/**
 * Which share of the time an environment with this schedule sleeps, from 0 to
 * 1, measured over the weeks of a year by the clock on the wall.
 *
 * @param schedule - a checked schedule
 * @throws Error when one of its expressions is no cron expression
 * @public
 */
export function asleepShare(schedule: SleepSchedule): number {
  const falls = minutesOf(schedule.asleep);
  const wakes = minutesOf(schedule.awake);
  let sleeping = false;
  let slept = 0;
  for (let day = 0; day < 2 * DAYS; day += 1) {
    const midnight = FIRST_DAY + day * DAY;
    const changes = new Map([
      ...falls(midnight).map(minute => [minute, true] as const),
      // Where both come at once it is awake: nobody is left without compute.
      ...wakes(midnight).map(minute => [minute, false] as const),
    ]);
    let since = 0;
    for (const [minute, asleep] of [
      ...[...changes].sort(([a], [b]) => a - b),
      [DAY_MINUTES, undefined] as const,
    ]) {
      if (sleeping && day >= DAYS) slept += minute - since;
      since = minute;
      sleeping = asleep ?? sleeping;
    }
  }
  return slept / (DAYS * DAY_MINUTES);
}
