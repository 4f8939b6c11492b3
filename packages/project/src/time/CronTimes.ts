/**
 * A cron expression of five fields, written out: the values of each field, in
 * order, and whether the days are limited at all. Weekdays are 0 (Sunday) to 6.
 */
export interface CronTimes {
  minutes: number[];
  hours: number[];
  daysOfMonth: number[];
  months: number[];
  weekdays: number[];
  /** Whether every day of the month, or of the week, is meant. */
  anyDayOfMonth: boolean;
  anyWeekday: boolean;
}
