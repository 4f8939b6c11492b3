import { environmentsOf } from './environmentsOf';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

interface Member {
  name: string;
  path: string[];
  environment: EnvironmentDraft;
}

/**
 * The primary environment and its secondaries, as far as there are such
 * environments; each secondary once.
 */
export function regionMembers(draft: ProjectDraft): {
  primary?: Member;
  secondaries: Member[];
} {
  const { primary, secondaries = [] } = draft.spec?.regions ?? {};
  const all = environmentsOf(draft);
  const first = all.find(({ name }) => name === primary);
  return {
    ...(first ? { primary: first } : {}),
    secondaries: all.filter(
      ({ name }) => name !== primary && secondaries.includes(name),
    ),
  };
}
