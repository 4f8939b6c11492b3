import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';

/** What the repository's GitHub environment for planning is called after. */
const PLAN_SUFFIX = '-plan';

/**
 * That no environment is called like the GitHub environment in which another
 * one, or what is between environments, is planned.
 */
export function checkEnvironmentNames(draft: ProjectDraft): Finding[] {
  const { connectivity, environments, regions } = draft.spec ?? {};
  const names = [
    ...Object.keys(environments ?? {}),
    ...(connectivity ? ['connectivity'] : []),
    ...(regions ? ['regions'] : []),
  ];
  return names.flatMap((name): Finding[] => {
    const other = name.slice(0, -PLAN_SUFFIX.length);
    return name.endsWith(PLAN_SUFFIX) && names.includes(other)
      ? [
          {
            path: ['spec', 'environments', name],
            message: `${name} is what the plans of ${
              Object.hasOwn(environments ?? {}, other)
                ? `environment ${other}`
                : other
            } run in on GitHub`,
            hint: `use a name that does not end with ${PLAN_SUFFIX}`,
            about: 'key',
          },
        ]
      : [];
  });
}
