import type { Finding } from '../Finding';
import { dateProblem } from '../time/dateProblem';

/** That waivers have not run out. */
export function checkWaiverDates(
  waivers: ReadonlyArray<{ until?: string } | undefined> | undefined,
  today: string,
): Finding[] {
  return (waivers ?? []).flatMap((waiver, index): Finding[] => {
    const until = waiver?.until;
    return until !== undefined && !dateProblem(until) && until < today
      ? [
          {
            path: ['spec', 'waivers', index, 'until'],
            message: `the waiver ended on ${until}; today is ${today}`,
            hint: 'correct what it was about and remove it, or write a later day',
            about: 'value',
          },
        ]
      : [];
  });
}
