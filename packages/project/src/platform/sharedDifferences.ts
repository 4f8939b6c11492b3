import type { Project } from '../Project';
import {
  sharedTargetMembers,
  sharedTargets,
  type SharedTarget,
} from '../sharedTargets';
import type { PlatformDifference } from './compareWithPlatform';
import type { Platform } from './Platform';
import {
  platformSharedTargets,
  type PlatformSharedTarget,
} from './platformSharedTargets';

/** Where the file says what something between environments joins. */
const MEMBERS: Record<SharedTarget, string> = {
  connectivity: 'spec.connectivity.members',
  regions: 'spec.regions.secondaries',
};

/**
 * Where a project has something else between its environments than what its
 * platform makes roles for.
 */
export function sharedDifferences(
  project: Project,
  platform: Platform,
): PlatformDifference[] {
  const { name } = project.metadata;
  const called = platform.metadata.name;
  const onboarded = platformSharedTargets(platform.spec.projects[name]);
  const declared = sharedTargets(project);
  return [
    ...declared.flatMap(target =>
      declaredDifferences(
        target,
        sharedTargetMembers(project, target),
        onboarded.find(one => one.name === target),
        called,
      ),
    ),
    ...onboarded
      .filter(target => !declared.includes(target.name))
      .map(target => ({
        path: `spec.${target.name}`,
        message: `${target.name} is onboarded to platform ${called}, and not in the project file`,
        hint: 'add it here, or have it taken out of the platform file',
      })),
  ];
}

function declaredDifferences(
  target: SharedTarget,
  members: readonly string[],
  onboarded: PlatformSharedTarget | undefined,
  platform: string,
): PlatformDifference[] {
  if (!onboarded) {
    return [
      {
        path: `spec.${target}`,
        message: `${target} is not onboarded to platform ${platform}, so that its workflows have no role for it`,
        hint: `have ${target}: { members: [${members.join(
          ', ',
        )}] } added to the project in the platform file`,
      },
    ];
  }
  const missing = members.filter(one => !onboarded.members.includes(one));
  const more = onboarded.members.filter(one => !members.includes(one));
  const path = MEMBERS[target];
  return [
    ...missing.map(member => ({
      path,
      message: `${target} joins environment ${member}, and its role on platform ${platform} does not reach it`,
      hint: `have it added to ${target} of the project in the platform file`,
    })),
    ...more.map(member => ({
      path,
      message: `${target} does not join environment ${member}, and its role on platform ${platform} reaches it`,
      hint: `add it here, or have it taken out of ${target} in the platform file once this is applied`,
    })),
  ];
}
