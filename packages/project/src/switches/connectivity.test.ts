import { changedEnvironment } from '../__testUtils__/changedEnvironment';
import { changedLakehouse } from '../__testUtils__/changedLakehouse';

const { said } = changedLakehouse;

describe('connectivity', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'an unknown mode',
      { 'connectivity.mode': 'vpn' },
      /^connectivity\.mode: unknown mode "vpn" -> use peering or transit-gateway or auto/,
    ],
    [
      'a member that there is not',
      { 'connectivity.members': ['stores', 'online', 'recovry'] },
      /^connectivity\.members\.2: there is no environment "recovry" -> did you mean recovery\?/,
    ],
    [
      'a member twice',
      { 'connectivity.members': ['stores', 'online', 'stores'] },
      /^connectivity\.members\.2: "stores" is listed twice/,
    ],
    [
      'one member',
      { 'connectivity.members': ['stores'] },
      /^connectivity\.members: stores is the only member.* -> name two environments or more/,
    ],
    [
      'no member',
      { 'connectivity.members': [] },
      /^connectivity\.members: there is no member/,
    ],
    [
      'a member whose network is not made here',
      {
        'environments.stores.network': {
          existing: changedEnvironment.existing,
        },
        'environments.stores.privateLink': { backEnd: false },
        'lakehouse.environments': ['online'],
      },
      /^connectivity\.members\.0: environment stores has no network that is made here/,
    ],
    [
      'a member with serverless compute only',
      {
        'environments.stores.network': undefined,
        'environments.stores.workspace': { computeMode: 'serverless' },
        'lakehouse.environments': ['online'],
      },
      /^connectivity\.members\.0: environment stores has no network that is made here/,
    ],
    [
      'members with the same addresses',
      { 'environments.recovery.network.cidr': '10.32.0.0/19' },
      /^environments\.recovery\.network\.cidr: 10\.32\.0\.0\/19 overlaps 10\.32\.0\.0\/20 of environment stores -> .* is free/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(changes)).toEqual([expect.stringMatching(expected)]);
  });

  /** A project of so many environments in one region. */
  const ofMany = (count: number, connectivity: object) => {
    const { stores } = changedLakehouse.project().spec.environments;
    return said({
      environments: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `env-${index}`,
          {
            ...stores,
            network: {
              cidr: `10.${index}.0.0/20`,
              availabilityZones: ['us-east-1a', 'us-east-1b'],
            },
          },
        ]),
      ),
      connectivity,
      lakehouse: undefined,
      regions: undefined,
    });
  };

  it.each([
    {},
    { members: Array.from({ length: 16 }, (_, index) => `env-${index}`) },
  ])('refuses more members than network ACLs have room for: %j', more => {
    expect(ofMany(16, { networkAcls: true, ...more })).toEqual([
      expect.stringMatching(
        /^connectivity\.networkAcls: there are 16 members, and a network ACL has room for 15: AWS allows 20 rules in each direction -> use networkAcls: false, or name at most 15 members/,
      ),
    ]);
  });

  it('takes as many members as network ACLs have room for, and more without', () => {
    expect(ofMany(15, { networkAcls: true })).toEqual([]);
    expect(ofMany(16, {})).toEqual([]);
  });

  it('refuses a project whose only network has nothing to be connected to', () => {
    const { environment, said: saidOf } = changedEnvironment;
    const value = JSON.parse(JSON.stringify(environment({})));
    value.spec.connectivity = {};
    expect(saidOf(value)).toEqual([
      expect.stringMatching(
        /^spec\.connectivity\.members: dev is the only member/,
      ),
    ]);
  });

  it.each(['connectivity', 'regions'])(
    'is not an environment of the name %s',
    name => {
      const { recovery } = changedLakehouse.project().spec.environments;
      expect(
        said({
          [`environments.${name}`]: {
            ...recovery,
            network: {
              cidr: '10.50.0.0/20',
              availabilityZones: ['us-west-2a', 'us-west-2b'],
            },
          },
        }),
      ).toEqual([
        expect.stringMatching(
          `^environments\\.${name}: "${name}" is how spec\\.${name} is deployed`,
        ),
      ]);
    },
  );
});
