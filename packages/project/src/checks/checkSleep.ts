import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import type { ProjectDraft } from './projectDraft';

/** That falling asleep and waking are not the same moment. */
export function checkSleep(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }): Finding[] => {
    const schedule = environment.sleep?.schedule;
    return schedule?.asleep !== undefined && schedule.asleep === schedule.awake
      ? [
          {
            path: [...path, 'sleep', 'schedule', 'awake'],
            message: 'the network would fall asleep and wake at the same time',
            hint: 'write another time, such as "0 7 * * 1-5"',
            about: 'value',
          },
        ]
      : [];
  });
}
