import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';
import { undeclared } from './undeclared';
import { dateProblem } from '../time/dateProblem';

/** That waivers are about environments that there are, and have not run out. */
export function checkWaivers(draft: ProjectDraft, today: string): Finding[] {
  return (draft.spec?.waivers ?? []).flatMap((waiver, index) => {
    const path = ['spec', 'waivers', index];
    const until = waiver?.until;
    return [
      ...undeclared(
        [...path, 'environment'],
        waiver?.environment,
        draft.spec?.environments ?? {},
        'spec.environments',
      ).map(finding => ({
        ...finding,
        message: `there is no environment ${waiver?.environment}`,
      })),
      ...(until !== undefined && !dateProblem(until) && until < today
        ? [
            {
              path: [...path, 'until'],
              message: `the waiver ended on ${until}; today is ${today}`,
              hint: 'correct what it was about and remove it, or write a later day',
              about: 'value' as const,
            },
          ]
        : []),
    ];
  });
}
