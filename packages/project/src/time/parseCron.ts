import { CronExpressionParser } from 'cron-parser';
import type { CronExpression } from 'cron-parser';

/** Digits, names, lists, ranges and steps: what crontab and GitHub both know. */
const FIVE_FIELDS = /^[\dA-Za-z*,/-]+(?: [\dA-Za-z*,/-]+){4}$/;
const LONGEST = 200;

/**
 * Reads a cron expression of five fields, separated by one space each.
 *
 * @throws Error when it is none
 */
export function parseCron(
  text: string,
  options: { timeZone?: string; at?: Date } = {},
): CronExpression {
  if (text.length > LONGEST || !FIVE_FIELDS.test(text)) {
    throw new Error(
      'it does not have five fields of digits, names and * , / -',
    );
  }
  return CronExpressionParser.parse(text, {
    tz: options.timeZone ?? 'UTC',
    ...(options.at ? { currentDate: options.at } : {}),
  });
}
