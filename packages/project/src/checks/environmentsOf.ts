import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/** The environments that there is anything to say about, and where they are. */
export function environmentsOf(
  draft: ProjectDraft,
): Array<{ name: string; path: string[]; environment: EnvironmentDraft }> {
  return Object.entries(draft.spec?.environments ?? {}).flatMap(
    ([name, environment]) =>
      environment
        ? [{ name, path: ['spec', 'environments', name], environment }]
        : [],
  );
}
