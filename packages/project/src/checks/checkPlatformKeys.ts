import { characters } from '../characters';
import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';

const LONGEST_ROLE = 64;

/**
 * That what only projects on a platform have is said by those only, and that
 * the role that plans has a name that IAM takes.
 */
export function checkPlatformKeys(draft: ProjectDraft): Finding[] {
  const { platform, aws, github } = draft.spec ?? {};
  if (!draft.spec?.keys.includes('platform')) {
    return (
      [
        [['spec', 'github', 'workflows'], github?.workflows],
        [['spec', 'aws', 'planRole'], aws?.planRole],
      ] as const
    )
      .filter(([, said]) => said !== undefined)
      .map(([path]) => ({
        path,
        message: `${path[2]} is for projects on a platform, and this one is standalone`,
        hint: 'remove it, or name the platform in spec.platform',
        about: 'key',
      }));
  }
  const called = `${aws?.childRole}-plan`;
  return platform !== undefined &&
    aws?.childRole !== undefined &&
    !aws.keys.includes('planRole') &&
    called.length > LONGEST_ROLE
    ? [
        {
          path: ['spec', 'aws', 'childRole'],
          message: `the role that plans would be called ${called}, which has more than ${LONGEST_ROLE} characters`,
          hint: `shorten the name of the role by ${characters(
            called.length - LONGEST_ROLE,
          )}, or name the other one in planRole`,
          about: 'value',
        },
      ]
    : [];
}
