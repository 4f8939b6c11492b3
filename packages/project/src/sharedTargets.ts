import type { Project } from './Project';

/**
 * What is between environments, and deployed by its name like one of them.
 *
 * @public
 */
export type SharedTarget = 'connectivity' | 'regions';

/**
 * What a project has between its environments, in the order in which it is
 * applied: after the environments, and destroyed before them. No environment has
 * one of these names.
 *
 * @public
 */
export function sharedTargets({ spec }: Project): SharedTarget[] {
  return [
    ...(spec.connectivity ? (['connectivity'] as const) : []),
    ...(spec.regions ? (['regions'] as const) : []),
  ];
}

/**
 * Whether a name stands for something between a project's environments.
 *
 * @public
 */
export function isSharedTarget(
  project: Project,
  name: string,
): name is SharedTarget {
  return sharedTargets(project).some(target => target === name);
}

/**
 * The environments that something between them joins, in the order in which its
 * part of the file names them: of regions the primary first. Nothing where the
 * project has no such part.
 *
 * @public
 */
export function sharedTargetMembers(
  { spec: { connectivity, regions } }: Project,
  target: SharedTarget,
): string[] {
  if (target === 'connectivity') {
    return [...(connectivity?.members ?? [])];
  }
  return regions ? [regions.primary, ...regions.secondaries] : [];
}
