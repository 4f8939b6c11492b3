import { networkStacks } from '../__fixtures__/networkStacks';
import { observedAnswers } from '../__testUtils__/observedAnswers';
import { Ec2RegionAnswers } from '../observed/Ec2RegionAnswers';
import { topologyFromEc2 } from '../topologyFromEc2';
import { layoutTopology } from './layoutTopology';

/** What two networks of one account and region answer together. */
function together(
  one: Ec2RegionAnswers,
  other: Ec2RegionAnswers,
): Ec2RegionAnswers {
  return {
    ...one,
    vpcs: [...(one.vpcs ?? []), ...(other.vpcs ?? [])],
    vpcAttributes: [
      ...(one.vpcAttributes ?? []),
      ...(other.vpcAttributes ?? []),
    ],
    subnets: [...(one.subnets ?? []), ...(other.subnets ?? [])],
    routeTables: [...(one.routeTables ?? []), ...(other.routeTables ?? [])],
    natGateways: [...(one.natGateways ?? []), ...(other.natGateways ?? [])],
    internetGateways: [
      ...(one.internetGateways ?? []),
      ...(other.internetGateways ?? []),
    ],
    vpcEndpoints: [...(one.vpcEndpoints ?? []), ...(other.vpcEndpoints ?? [])],
    securityGroups: [
      ...(one.securityGroups ?? []),
      ...(other.securityGroups ?? []),
    ],
    securityGroupRules: [
      ...(one.securityGroupRules ?? []),
      ...(other.securityGroupRules ?? []),
    ],
    networkAcls: [...(one.networkAcls ?? []), ...(other.networkAcls ?? [])],
    prefixLists: [...(one.prefixLists ?? []), ...(other.prefixLists ?? [])],
  };
}

/** 60 VPCs in three accounts and two regions: more than a thousand nodes. */
function estate() {
  const regions = new Map<string, Ec2RegionAnswers>();
  for (let index = 0; index < 60; index += 1) {
    const accountId = `10000000000${index % 3}`;
    const region = index % 2 ? 'us-west-2' : 'eu-west-1';
    const [own] = observedAnswers(
      networkStacks({
        zones: ['us-west-2a', 'us-west-2b'],
        vpcName: `team-${index}`,
      }),
      { accountId, salt: `0${index.toString(16).padStart(2, '0')}` },
    ).regions;
    const key = `${accountId}/${region}`;
    const known = regions.get(key);
    regions.set(key, known ? together(known, own) : { ...own, region });
  }
  return { regions: [...regions.values()] };
}

describe('layoutTopology, of an estate', () => {
  const answers = estate();
  const topology = topologyFromEc2(answers);
  const layout = layoutTopology(topology);

  it('has a place for every node', () => {
    expect(topology.nodes.length).toBeGreaterThan(1000);
    expect(topology.nodes.filter(({ kind }) => kind === 'vpc')).toHaveLength(
      60,
    );
    expect(layout.nodes).toHaveLength(topology.nodes.length);
    expect(new Set(layout.nodes.map(({ id }) => id)).size).toBe(
      topology.nodes.length,
    );
  });

  it('gives the same places whatever order the network is told in', () => {
    const reversed = topologyFromEc2({
      regions: [...answers.regions].reverse(),
    });
    expect(layoutTopology(reversed)).toEqual(layout);
    expect(
      layoutTopology({ ...topology, nodes: [...topology.nodes].reverse() })
        .nodes,
    ).toEqual(layout.nodes);
  });

  it('keeps VPCs of a region apart', () => {
    const parents = new Map(topology.nodes.map(node => [node.id, node.parent]));
    const places = layout.nodes.filter(
      ({ id }) => id.startsWith('vpc-') && !id.includes('/'),
    );
    for (const place of places) {
      const overlapping = places.filter(
        other =>
          other !== place &&
          parents.get(other.id) === parents.get(place.id) &&
          place.x < other.x + other.width &&
          other.x < place.x + place.width &&
          place.y < other.y + other.height &&
          other.y < place.y + place.height,
      );
      expect(overlapping).toEqual([]);
    }
  });
});
