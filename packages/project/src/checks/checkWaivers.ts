import type { Finding } from '../Finding';
import { checkWaiverDates } from './checkWaiverDates';
import type { ProjectDraft } from './projectDraft';
import { undeclared } from './undeclared';

/** That waivers are about environments that there are, and have not run out. */
export function checkWaivers(draft: ProjectDraft, today: string): Finding[] {
  const waivers = draft.spec?.waivers ?? [];
  return [
    ...waivers.flatMap((waiver, index) =>
      undeclared(
        ['spec', 'waivers', index, 'environment'],
        waiver?.environment,
        draft.spec?.environments ?? {},
        'spec.environments',
      ).map(finding => ({
        ...finding,
        message: `there is no environment ${waiver?.environment}`,
      })),
    ),
    ...checkWaiverDates(waivers, today),
  ];
}
