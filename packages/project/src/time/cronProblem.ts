import { shown } from '../shown';
import { cronMatchesDay } from './cronMatchesDay';
import { parseCron } from './parseCron';

const HINT =
  'use minute, hour, day, month and weekday in quotes, such as "0 20 * * 1-5" for 20:00 from Monday to Friday';

const DAY = 86_400_000;
/** 29 February comes every four years until 2100. */
const FOUR_YEARS = 1461;

/**
 * What is wrong with a text as a cron expression of five fields; undefined when
 * nothing is.
 */
export function cronProblem(
  text: string,
): { message: string; hint: string } | undefined {
  try {
    const times = parseCron(text);
    const first = Date.UTC(2026, 0, 1);
    for (let day = 0; day < FOUR_YEARS; day += 1) {
      if (cronMatchesDay(times, first + day * DAY)) {
        return undefined;
      }
    }
    return {
      message: `${shown(text)} is never: no month has such a day`,
      hint: HINT,
    };
  } catch {
    return { message: `${shown(text)} is not a cron expression`, hint: HINT };
  }
}
