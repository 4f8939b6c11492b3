import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import { sharedTargets, type Project } from '@lakeport/project';
import { costTotalOf } from './costTotalOf';
import type { DeclaredSharedStack } from './ProjectAnswer';

/**
 * What a project file has between its environments, in the order in which it is
 * applied.
 *
 * @param show - what `lakeport show` says of it; prices are left out without it
 */
export function declaredSharedStacks(
  project: Project,
  show: LakeportShow | undefined,
): DeclaredSharedStack[] {
  const between = show?.between ?? {};
  return sharedTargets(project).map(name => ({
    name,
    declared: true,
    ...(Object.hasOwn(between, name) && {
      monthlyCost: costTotalOf(between[name].monthlyCost),
    }),
  }));
}
