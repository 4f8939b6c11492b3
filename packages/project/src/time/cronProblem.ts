import { shown } from '../shown';
import { parseCron } from './parseCron';

const HINT =
  'use minute, hour, day, month and weekday in quotes, such as "0 20 * * 1-5" for 20:00 from Monday to Friday';

/**
 * What is wrong with a text as a cron expression of five fields; undefined when
 * nothing is.
 */
export function cronProblem(
  text: string,
): { message: string; hint: string } | undefined {
  try {
    parseCron(text, { at: new Date(0) }).next();
    return undefined;
  } catch {
    return {
      message: `${shown(text)} is not a cron expression`,
      hint: HINT,
    };
  }
}
