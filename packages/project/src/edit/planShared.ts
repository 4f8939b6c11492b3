import type { z } from 'zod';
import { platformSharedTargets } from '../platform/platformSharedTargets';
import type { platformProjectSchema } from '../schema/platformProjectSchema';
import type { SharedTarget } from '../sharedTargets';
import type { Operation } from './Operation';

type Project = z.output<typeof platformProjectSchema>;
type Shared = Pick<Project, SharedTarget>;

const TARGETS: readonly SharedTarget[] = ['connectivity', 'regions'];

/**
 * What is wanted between the environments of a project that is there already:
 * what is missing is added, and to a list of members those that are not in it.
 * Who asks for less than there is gets what is there.
 *
 * @param environments - of the project once it is edited
 */
export function addShared(
  path: readonly string[],
  held: Shared,
  wanted: Shared,
  environments: Project['environments'],
): Operation[] {
  return TARGETS.flatMap((target): Operation[] => {
    const asked = wanted[target];
    if (!asked) {
      return [];
    }
    const there = held[target];
    if (!there) {
      return [{ kind: 'set', path: [...path, target], value: asked }];
    }
    const { members } = there;
    if (!members) {
      return [];
    }
    const [joined] = platformSharedTargets({
      environments,
      [target]: asked,
    });
    return joined.members
      .filter(name => !members.includes(name))
      .map(value => ({
        kind: 'append',
        path: [...path, target, 'members'],
        value,
      }));
  });
}

/**
 * What is between environments without one that is taken out: not among the
 * members any more, and nothing at all where it would join less than two.
 */
export function withoutMember(
  path: readonly string[],
  project: Project,
  environment: string,
): Operation[] {
  return platformSharedTargets(project).flatMap(
    ({ name, members }): Operation[] => {
      if (!members.includes(environment)) {
        return [];
      }
      if (members.length <= 2) {
        return [{ kind: 'remove', path: [...path, name] }];
      }
      const index = project[name]?.members?.indexOf(environment) ?? -1;
      return index < 0
        ? []
        : [
            {
              kind: 'remove',
              path: [...path, name, 'members', String(index)],
            },
          ];
    },
  );
}
