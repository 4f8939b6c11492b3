import { changedEnvironment } from '../__testUtils__/changedEnvironment';
import { validProject } from '../__testUtils__/validProject';

const { environment, existing, said, ids } = changedEnvironment;
const { one: ID, other: OTHER_ID } = ids;

describe('PrivateLink', () => {
  it.each<[string, object, RegExp]>([
    [
      'PrivateLink in a region without it',
      {
        region: 'eu-north-1',
        securityProfile: 'production-basic',
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['eu-north-1a', 'eu-north-1b'],
        },
      },
      /^spec\.environments\.dev\.region: Databricks has no PrivateLink in region eu-north-1, and securityProfile production-basic uses it -> write privateLink: \{ backEnd: false \}, or use a region that has it: ap-northeast-1/,
    ],
    [
      'PrivateLink said in a region without it',
      {
        region: 'eu-north-1',
        privateLink: { backEnd: true },
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['eu-north-1a', 'eu-north-1b'],
        },
      },
      /^spec\.environments\.dev\.privateLink\.backEnd: Databricks has no PrivateLink in region eu-north-1 -> use backEnd: false/,
    ],
    [
      'no public access with a hosted runner',
      { privateLink: { backEnd: true, frontEnd: true, publicAccess: false } },
      /privateLink\.publicAccess: GitHub's own runners \(ubuntu-24\.04\) cannot reach .* -> write spec\.github\.runsOn/,
    ],
    [
      'private access settings without PrivateLink',
      { privateLink: { privateAccessSettings: { existing: ID } } },
      /privateLink\.privateAccessSettings: privateAccessSettings does not go without PrivateLink/,
    ],
    [
      'private access settings of two modes',
      {
        privateLink: {
          backEnd: true,
          privateAccessSettings: { existing: ID, level: 'account' },
        },
      },
      /privateAccessSettings\.level: level does not go with existing private access settings/,
    ],
    [
      'registered endpoints without PrivateLink',
      { privateLink: { endpoints: { workspace: ID, relay: OTHER_ID } } },
      /privateLink\.endpoints: endpoints does not go without PrivateLink/,
    ],
    [
      'half of the registered endpoints',
      { privateLink: { backEnd: true, endpoints: { workspace: ID } } },
      /privateLink\.endpoints\.relay: relay is missing/,
    ],
    [
      'a front end without its registered endpoint',
      {
        privateLink: {
          backEnd: true,
          frontEnd: true,
          endpoints: { workspace: ID, relay: OTHER_ID },
        },
      },
      /privateLink\.endpoints\.frontEnd: frontEnd is missing/,
    ],
    [
      'a registered endpoint without a front end',
      {
        privateLink: {
          backEnd: true,
          endpoints: { workspace: ID, relay: OTHER_ID, frontEnd: ID },
        },
      },
      /endpoints\.frontEnd: an endpoint for the front end does not go without a front end/,
    ],
    [
      'clients of registered endpoints',
      {
        privateLink: {
          frontEnd: { clientCidrs: ['10.8.0.0/16'] },
          endpoints: { workspace: ID, relay: OTHER_ID, frontEnd: ID },
        },
      },
      /frontEnd\.clientCidrs: clientCidrs does not go with registered endpoints/,
    ],
    [
      'a front end that is neither on, off nor described',
      { privateLink: { frontEnd: 'yes' } },
      /privateLink\.frontEnd: frontEnd must be true or false or a mapping, not "yes" -> true, false or/,
    ],
    [
      'clients of one address without a prefix',
      {
        privateLink: { backEnd: true, frontEnd: { clientCidrs: ['10.8.0.1'] } },
      },
      /clientCidrs\.0: "10\.8\.0\.1" is not an IPv4 range/,
    ],
    [
      'one endpoint for two services',
      {
        privateLink: {
          backEnd: true,
          endpoints: {
            workspace: '0f3e3b1a-5a0e-4d49-9b5e-2f0c6a1d8e7a',
            relay: '0F3E3B1A-5A0E-4D49-9B5E-2F0C6A1D8E7A',
          },
        },
      },
      /endpoints\.relay: relay and workspace are one endpoint/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object]>([
    [
      'PrivateLink on an existing network',
      {
        network: { existing },
        securityProfile: 'maximum-security',
        privateLink: { endpoints: { workspace: ID, relay: OTHER_ID } },
      },
    ],
  ])('takes %s', (_, changes) => {
    expect(said(environment(changes))).toEqual([]);
  });

  it('reaches a workspace without public access by both ends, and by a runner of its own', () => {
    const open = (changes: object, runsOn: unknown) => {
      const value = validProject();
      Object.assign(value.spec.environments.dev, {
        privateLink: { backEnd: true, publicAccess: false, ...changes },
      });
      return said({ ...value, spec: { ...value.spec, github: { runsOn } } });
    };
    expect(open({ frontEnd: true }, ['self-hosted', 'linux'])).toEqual([]);
    expect(open({ frontEnd: true }, 'databricks')).toEqual([]);
    expect(open({}, 'databricks')).toEqual([
      expect.stringMatching(
        /privateLink\.publicAccess: .*not on at both ends -> set frontEnd: true, or publicAccess: true/,
      ),
    ]);
    for (const hosted of [
      'ubuntu-24.04',
      ['windows-2025'],
      ['macos-15', 'x'],
    ]) {
      expect(open({ frontEnd: true }, hosted)).toEqual([
        expect.stringMatching(/cannot reach a workspace without public access/),
      ]);
    }
  });
});
