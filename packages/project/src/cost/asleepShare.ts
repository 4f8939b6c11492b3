import type { SleepSchedule } from '../Environment';
import { parseCron } from '../time/parseCron';

const DAY = 86_400_000;
// Monday; the week before the measured ones only says in which state they begin.
const START = Date.UTC(2026, 0, 5);
const MEASURED_FROM = START + 7 * DAY;
const MEASURED_DAYS = 51 * 7;
/** More than two weeks of minutes; a schedule that changes as often is measured over less of the year. */
const MOST_CHANGES = 21_000;

interface Change {
  readonly at: number;
  readonly asleep: boolean;
}

/** When an expression fires from the start on, and until when that is known. */
function changes(
  expression: string,
  timeZone: string,
  asleep: boolean,
): { list: Change[]; until: number } {
  const end = MEASURED_FROM + MEASURED_DAYS * DAY;
  const cron = parseCron(expression, { timeZone, at: new Date(START - 1) });
  const list: Change[] = [];
  while (list.length < MOST_CHANGES) {
    const at = cron.next().getTime();
    if (at >= end) {
      return { list, until: end };
    }
    list.push({ at, asleep });
  }
  return { list, until: list[list.length - 1].at };
}

/**
 * Which share of the time an environment with this schedule sleeps, from 0 to
 * 1, measured over the weeks of a year.
 *
 * @param schedule - a checked schedule
 * @throws Error when one of its expressions is no cron expression
 * @public
 */
export function asleepShare(schedule: SleepSchedule): number {
  const { asleep, awake, timeZone } = schedule;
  const parts = [
    changes(asleep, timeZone, true),
    changes(awake, timeZone, false),
  ];
  const until = Math.min(...parts.map(part => part.until));
  const all = parts
    .flatMap(part => part.list)
    // Where both fire at once, waking wins: nobody is left without compute.
    .sort((a, b) => a.at - b.at || Number(b.asleep) - Number(a.asleep));
  if (!all.length || until <= MEASURED_FROM) {
    return 0;
  }
  let sleeping = !all[0].asleep;
  let since = MEASURED_FROM;
  let slept = 0;
  for (const change of [...all, { at: until, asleep: false }]) {
    const at = Math.min(Math.max(change.at, MEASURED_FROM), until);
    slept += sleeping ? at - since : 0;
    since = at;
    sleeping = change.asleep;
  }
  return slept / (until - MEASURED_FROM);
}
