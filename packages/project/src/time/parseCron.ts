import { CronExpressionParser } from 'cron-parser';
import type { CronTimes } from './CronTimes';

const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const DAYS = 'SUN|MON|TUE|WED|THU|FRI|SAT';
const NUMBERS = String.raw`[\d*,/-]`;

/** What crontab and GitHub both know; the library also knows L, H and others. */
const FIVE_FIELDS = new RegExp(
  `^${NUMBERS}+ ${NUMBERS}+ ${NUMBERS}+ (?:${NUMBERS}|${MONTHS})+ (?:${NUMBERS}|${DAYS})+$`,
  'i',
);
const LONGEST = 200;

/**
 * Reads a cron expression of five fields, separated by one space each.
 *
 * @throws Error when it is none
 */
export function parseCron(text: string): CronTimes {
  if (text.length > LONGEST || !FIVE_FIELDS.test(text)) {
    throw new Error(
      'it does not have five fields of digits, names and * , / -',
    );
  }
  const { fields } = CronExpressionParser.parse(text, { tz: 'UTC' });
  return {
    minutes: numbers(fields.minute.values),
    hours: numbers(fields.hour.values),
    daysOfMonth: numbers(fields.dayOfMonth.values),
    months: numbers(fields.month.values),
    weekdays: numbers(fields.dayOfWeek.values.map(day => Number(day) % 7)),
    anyDayOfMonth: fields.dayOfMonth.isWildcard,
    anyWeekday: fields.dayOfWeek.isWildcard,
  };
}

function numbers(values: readonly unknown[]): number[] {
  return [...new Set(values.map(Number))].sort((a, b) => a - b);
}
