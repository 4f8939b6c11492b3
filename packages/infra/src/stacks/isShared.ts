import { Project, sharedTargetMembers, sharedTargets } from '@lakeport/project';

/** Whether a stack between environments has to do with an environment. */
export function isShared(project: Project, environmentName: string): boolean {
  return sharedTargets(project).some(target =>
    sharedTargetMembers(project, target).includes(environmentName),
  );
}
