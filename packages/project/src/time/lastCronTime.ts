import { cronMatchesDay } from './cronMatchesDay';
import type { CronTimes } from './CronTimes';
import { zonedInstant } from './zonedInstant';
import { zoneOffset } from './zoneOffset';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** 29 February is skipped in 2100, so it may be eight years ago. */
const LONGEST_AGO = 8 * 366;

/**
 * The last instant, up to and with the given one, that a cron expression in a
 * time zone means; undefined when there was none within eight years.
 */
export function lastCronTime(
  times: CronTimes,
  timeZone: string,
  at: number,
): number | undefined {
  const today = Math.floor((at + zoneOffset(timeZone, at)) / DAY);
  for (let ago = 0; ago <= LONGEST_AGO; ago += 1) {
    const midnight = (today - ago) * DAY;
    if (cronMatchesDay(times, midnight)) {
      // Not in order: when clocks go forward, a skipped time comes after later ones.
      const last = Math.max(
        ...times.hours
          .flatMap(hour =>
            times.minutes.map(minute =>
              zonedInstant(timeZone, midnight + (hour * 60 + minute) * MINUTE),
            ),
          )
          .filter(instant => instant <= at),
      );
      if (last !== -Infinity) {
        return last;
      }
    }
  }
  return undefined;
}
