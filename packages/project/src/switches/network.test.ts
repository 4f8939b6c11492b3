import { changedEnvironment } from '../__testUtils__/changedEnvironment';

const { environment, existing, said } = changedEnvironment;

describe('the network', () => {
  it.each<[string, object, RegExp]>([
    [
      'an existing network with zones',
      {
        network: { existing, availabilityZones: ['us-west-2a', 'us-west-2b'] },
      },
      /^spec\.environments\.dev\.network\.availabilityZones: availabilityZones does not go with an existing network/,
    ],
    [
      'an existing network with one subnet',
      {
        network: {
          existing: { ...existing, subnetIds: existing.subnetIds.slice(1) },
        },
      },
      /network\.existing\.subnetIds: there must be two subnets or more/,
    ],
    [
      'an existing network with a subnet named twice',
      {
        network: {
          existing: {
            ...existing,
            subnetIds: [existing.subnetIds[0], ...existing.subnetIds],
          },
        },
      },
      /subnetIds\.1: "subnet-0a1b2c3d4e5f60718" is listed twice/,
    ],
    [
      'an existing network with an id of something else',
      {
        network: {
          existing: { ...existing, vpcId: 'subnet-0a1b2c3d4e5f60718' },
        },
      },
      /network\.existing\.vpcId: .* is not a VPC id -> use the id that AWS shows, such as vpc-/,
    ],
    [
      'an existing network that is to sleep',
      { network: { existing }, sleep: {} },
      /dev\.sleep: sleep does not go with an existing network/,
    ],
    [
      'PrivateLink on an existing network',
      { network: { existing }, securityProfile: 'production-basic' },
      /privateLink\.endpoints: endpoints is missing: in an existing network lakeport makes no endpoints/,
    ],
    [
      'an existing network that is no mapping',
      { network: 'vpc-0a1b2c3d4e5f60718' },
      /network: network must be a mapping, not "vpc-0a1b2c3d4e5f60718" -> write a network with cidr/,
    ],
    [
      'no network',
      { network: undefined },
      /dev\.network: network is missing -> write a network/,
    ],
    [
      'a network that replaces and is the first',
      {
        network: {
          cidr: '10.4.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
        },
      },
      /network\.generation: .* cannot be the first -> write generation: 2/,
    ],
    [
      'a network that replaces a later one',
      {
        network: {
          cidr: '10.4.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          generation: 2,
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
            generation: 3,
          },
        },
      },
      /replaces\.generation: network 2 cannot replace network 3/,
    ],
    [
      'a replaced network in zones of another region',
      {
        network: {
          cidr: '10.4.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          generation: 2,
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-east-1b'],
          },
        },
      },
      /network\.replaces\.availabilityZones\.1: zone us-east-1b is not in region us-west-2/,
    ],
    [
      'a generation beyond counting',
      {
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          generation: 1e21,
        },
      },
      /generation: 1e\+21 is more than 99/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object]>([
    ['an existing network', { network: { existing } }],
    [
      'a network that takes the range of the one before',
      {
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2c'],
          generation: 2,
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
        },
      },
    ],
  ])('takes %s', (_, changes) => {
    expect(said(environment(changes))).toEqual([]);
  });
});
