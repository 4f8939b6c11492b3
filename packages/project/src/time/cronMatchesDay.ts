import type { CronTimes } from './CronTimes';

/**
 * Whether a cron expression means a day, given by its midnight in UTC. When
 * both kinds of days are limited, one of them suffices, as in crontab.
 */
export function cronMatchesDay(times: CronTimes, midnight: number): boolean {
  const day = new Date(midnight);
  if (!times.months.includes(day.getUTCMonth() + 1)) {
    return false;
  }
  const ofMonth = times.daysOfMonth.includes(day.getUTCDate());
  const ofWeek = times.weekdays.includes(day.getUTCDay());
  if (times.anyDayOfMonth || times.anyWeekday) {
    return ofMonth && ofWeek;
  }
  return ofMonth || ofWeek;
}
