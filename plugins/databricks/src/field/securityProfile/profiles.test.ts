import { profileDefaults } from '@lakeport/project';
import { idleCost } from './idleCost';
import { profileSteps } from './profileSteps';

describe('profileSteps', () => {
  it('says what each profile sets otherwise than the one before', () => {
    expect(profileSteps()).toEqual([
      { profile: 'development', adds: [] },
      {
        profile: 'production-basic',
        previous: 'development',
        adds: ['deletionProtection.true', 'backEnd.true'],
      },
      {
        profile: 'production-secure',
        previous: 'production-basic',
        adds: [
          'storageEncryption.true',
          'crossAccountPolicy.restricted',
          'rootBucketPolicy.tight',
        ],
      },
      {
        profile: 'maximum-security',
        previous: 'production-secure',
        adds: ['workspaceEncryption.true'],
      },
    ]);
  });

  it('has a word for every switch that differs', () => {
    const steps = profileSteps();
    const differing = steps.slice(1).map(({ profile, previous }) => {
      const now = Object.entries(profileDefaults[profile]);
      const before = Object.entries(profileDefaults[previous ?? profile]);
      return now.filter(([, value], at) => value !== before[at][1]).length;
    });
    expect(steps.slice(1).map(({ adds }) => adds.length)).toEqual(differing);
  });
});

describe('idleCost', () => {
  // What the stacks of an environment with two zones come to.
  it.each([
    ['development', 102.2, 65.7],
    ['production-basic', 131.4, 94.9],
    ['production-secure', 132.4, 95.9],
    ['maximum-security', 133.4, 96.9],
  ] as const)('of %s', (profile, each, single) => {
    expect(idleCost(profile, { zones: 2 }).total).toBe(each);
    expect(idleCost(profile, { zones: 2, egress: 'single-nat' }).total).toBe(
      single,
    );
    expect(idleCost(profile, { zones: 2, egress: 'isolated' }).total).toBe(
      Math.round((each - 73) * 100) / 100,
    );
  });
});
