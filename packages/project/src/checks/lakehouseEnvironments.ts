import { environmentsOf } from './environmentsOf';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/** The environments that have the lakehouse, as far as that is clear. */
export function lakehouseEnvironments(
  draft: ProjectDraft,
): Array<{ name: string; path: string[]; environment: EnvironmentDraft }> {
  const lakehouse = draft.spec?.lakehouse;
  if (!lakehouse) {
    return [];
  }
  const all = environmentsOf(draft);
  return lakehouse.keys.includes('environments')
    ? all.filter(({ name }) => lakehouse.environments?.includes(name))
    : all;
}
