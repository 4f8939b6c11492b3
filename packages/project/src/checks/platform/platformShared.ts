import type { SharedTarget } from '../../sharedTargets';
import type { PlatformDraft, PlatformEnvironmentDraft } from './platformDraft';

const TARGETS: readonly SharedTarget[] = ['connectivity', 'regions'];

/** What a project of the platform file has between its environments, and where it is. */
export interface SharedPlace {
  project: string;
  target: SharedTarget;
  path: string[];
  environments: Record<string, PlatformEnvironmentDraft | undefined>;
  /** As the file names them; undefined where it leaves them out. */
  named: Array<string | undefined> | undefined;
  /** Each once; undefined where that cannot be told. */
  members: string[] | undefined;
}

/** What is between environments, of all projects, as far as it is right. */
export function platformShared(draft: PlatformDraft): SharedPlace[] {
  return Object.entries(draft.spec?.projects ?? {}).flatMap(([project, said]) =>
    TARGETS.flatMap((target): SharedPlace[] => {
      const declared = said?.[target];
      if (!declared) {
        return [];
      }
      const environments = said.environments ?? {};
      const isNamed = declared.keys.includes('members');
      const all = Object.keys(environments).filter(
        name =>
          target === 'regions' || environments[name]?.keys.includes('cidr'),
      );
      const listed = isNamed ? declared.members : all;
      const known = listed?.filter(name => name !== undefined);
      return [
        {
          project,
          target,
          path: ['spec', 'projects', project, target],
          environments,
          named: isNamed ? declared.members ?? [] : undefined,
          members:
            known?.length === listed?.length
              ? known && [...new Set(known)]
              : undefined,
        },
      ];
    }),
  );
}
