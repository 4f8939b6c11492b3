import { shown } from '../shown';

const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const DAYS = 'SUN|MON|TUE|WED|THU|FRI|SAT';
const LONGEST = 200;
/** Of this rule; what it lets pass later on, Databricks refuses. */
const THIS_YEAR = 2026;
/** How many days a month has at most, by its number. */
const LONGEST_MONTHS = [NaN, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Field {
  name: string;
  min: number;
  max: number;
  names?: string;
  /** Whole words that only this field knows. */
  special?: RegExp;
}

const FIELDS: readonly Field[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  {
    name: 'day of month',
    min: 1,
    max: 31,
    special: /^(?:\?|L|LW|L-[1-9]|L-[12]\d|L-30|(?:[1-9]|[12]\d|3[01])W)$/,
  },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  {
    name: 'day of week',
    min: 1,
    max: 7,
    names: DAYS,
    special: new RegExp(`^(?:\\?|L|(?:[1-7]|${DAYS})(?:L|#[1-5]))$`),
  },
  { name: 'year', min: 1970, max: 2099 },
];

/**
 * What is wrong with a text as a Quartz cron expression, which has seconds, may
 * have a year, and a `?` for the day that is not chosen by; undefined when
 * nothing is.
 *
 * Source: Quartz Scheduler documentation, CronTrigger, which Databricks jobs
 * are scheduled by, 2026.
 */
export function quartzCronProblem(
  text: string,
): { message: string; hint: string } | undefined {
  const parts = text.length > LONGEST ? [] : text.toUpperCase().split(' ');
  const problem = (hint: string) => ({
    message: `${shown(text)} is not a Quartz cron expression`,
    hint,
  });
  if (parts.length < 6 || parts.length > 7) {
    return problem(
      'use second, minute, hour, day of month, month and day of week in quotes, such as "0 0 6 * * ?" for 6:00 every day',
    );
  }
  const wrong = FIELDS.find(
    (field, index) => index < parts.length && !isField(parts[index], field),
  );
  if (wrong) {
    return problem(
      `correct the ${wrong.name}: ${wrong.min} to ${wrong.max}, * or a list, range or step of them`,
    );
  }
  if ((parts[3] === '?') === (parts[5] === '?')) {
    return problem(
      'use ? for either the day of month or the day of week, and not for both, such as "0 0 6 ? * MON-FRI"',
    );
  }
  if (parts[6]?.split(',').every(year => Number(year) < THIS_YEAR)) {
    return {
      message: `${shown(text)} is never: its years are over`,
      hint: 'leave the year out, or write a coming one',
    };
  }
  return isNever(parts[3], parts[4])
    ? {
        message: `${shown(text)} is never: no such month has such a day`,
        hint: 'use a day that the month has, or L for its last one',
      }
    : undefined;
}

/** Whether the earliest day that is listed is later than every month that is. */
function isNever(days: string, months: string): boolean {
  const firstDays = days.split(',').map(item => Number(/^\d+/.exec(item)?.[0]));
  const listed = months.split(',').map(item => {
    const month = /^(?:\d+|[A-Z]+)$/.exec(item)?.[0] ?? '';
    const named = MONTHS.split('|').indexOf(month) + 1;
    return LONGEST_MONTHS[named || Number(month)];
  });
  // Ranges and steps of months are not looked into; they hold a longer one.
  return (
    listed.every(length => length !== undefined) &&
    firstDays.every(day => day > Math.max(...listed))
  );
}

function isField(text: string, field: Field): boolean {
  return text
    .split(',')
    .every(item => field.special?.test(item) || isItem(item, field));
}

function isItem(item: string, { min, max, names }: Field): boolean {
  const match = /^(\*|[0-9A-Z]+)(?:-([0-9A-Z]+))?(?:\/(\d{1,4}))?$/.exec(item);
  if (!match) {
    return false;
  }
  const [, from, to, step] = match;
  const isValue = (value: string) =>
    /^\d{1,4}$/.test(value)
      ? Number(value) >= min && Number(value) <= max
      : names?.split('|').includes(value) ?? false;
  return (
    (from === '*' ? to === undefined : isValue(from)) &&
    (to === undefined || isValue(to)) &&
    (step === undefined || (Number(step) >= 1 && Number(step) <= max))
  );
}
