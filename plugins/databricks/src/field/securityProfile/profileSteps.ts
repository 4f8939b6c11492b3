import {
  profileDefaults,
  type ProfileDefaults,
  type SecurityProfile,
} from '@lakeport/project';

/** A switch that a profile sets otherwise than the profile before it. */
export type ProfileAddition = {
  [K in keyof ProfileDefaults]: `${K}.${ProfileDefaults[K]}`;
}[keyof ProfileDefaults];

/** A security profile and what it sets otherwise than the one before. */
export interface ProfileStep {
  profile: SecurityProfile;
  previous?: SecurityProfile;
  adds: ProfileAddition[];
}

function isProfile(name: string): name is SecurityProfile {
  return Object.hasOwn(profileDefaults, name);
}

function additions(
  now: ProfileDefaults,
  before: ProfileDefaults,
): ProfileAddition[] {
  const changes: Array<[boolean, ProfileAddition]> = [
    [
      now.deletionProtection !== before.deletionProtection,
      `deletionProtection.${now.deletionProtection}`,
    ],
    [now.backEnd !== before.backEnd, `backEnd.${now.backEnd}`],
    [
      now.storageEncryption !== before.storageEncryption,
      `storageEncryption.${now.storageEncryption}`,
    ],
    [
      now.workspaceEncryption !== before.workspaceEncryption,
      `workspaceEncryption.${now.workspaceEncryption}`,
    ],
    [
      now.crossAccountPolicy !== before.crossAccountPolicy,
      `crossAccountPolicy.${now.crossAccountPolicy}`,
    ],
    [
      now.rootBucketPolicy !== before.rootBucketPolicy,
      `rootBucketPolicy.${now.rootBucketPolicy}`,
    ],
  ];
  return changes.filter(([changed]) => changed).map(([, addition]) => addition);
}

/** The security profiles in their order, each with what it adds to the one before. */
export function profileSteps(): ProfileStep[] {
  return Object.keys(profileDefaults)
    .filter(isProfile)
    .map((profile, index, all) => {
      const previous = index > 0 ? all[index - 1] : undefined;
      return {
        profile,
        ...(previous ? { previous } : {}),
        adds: previous
          ? additions(profileDefaults[profile], profileDefaults[previous])
          : [],
      };
    });
}
