import type { PlatformDraft, PlatformEnvironmentDraft } from './platformDraft';

/** An environment of the platform file, and where it is. */
export interface EnvironmentPlace {
  project: string;
  name: string;
  path: string[];
  environment: PlatformEnvironmentDraft;
}

/** The environments of all projects that there is anything to say about. */
export function platformEnvironments(draft: PlatformDraft): EnvironmentPlace[] {
  return Object.entries(draft.spec?.projects ?? {}).flatMap(([project, said]) =>
    Object.entries(said?.environments ?? {}).flatMap(([name, environment]) =>
      environment
        ? [
            {
              project,
              name,
              path: ['spec', 'projects', project, 'environments', name],
              environment,
            },
          ]
        : [],
    ),
  );
}
