import type { NodeKind, Topology } from '@lakeport/topology';
import { foldTopology } from './foldTopology';
import { initialFolds } from './initialFolds';

/** VPCs with zones and subnets in them, and as many workspaces beside them. */
function estate(vpcs: number, subnets: number): Topology {
  const nodes: Topology['nodes'] = [
    { id: 'account', kind: 'account', name: 'account' },
  ];
  for (let vpc = 0; vpc < vpcs; vpc += 1) {
    nodes.push(
      { id: `v${vpc}`, kind: 'vpc', name: `v${vpc}`, parent: 'account' },
      {
        id: `z${vpc}`,
        kind: 'availability-zone',
        name: 'a',
        parent: `v${vpc}`,
      },
      { id: `w${vpc}`, kind: 'workspace', name: `w${vpc}` },
    );
    for (let subnet = 0; subnet < subnets; subnet += 1) {
      nodes.push({
        id: `s${vpc}-${subnet}`,
        kind: 'subnet',
        name: 's',
        parent: `z${vpc}`,
      });
    }
  }
  return { nodes, edges: [] };
}

const drawn = (topology: Topology, folds: ReadonlySet<string>) =>
  foldTopology(topology, folds).topology.nodes.map(node => node.kind);
const count = (kinds: NodeKind[], kind: NodeKind) =>
  kinds.filter(item => item === kind).length;

describe('initialFolds', () => {
  it('folds nothing of a small network', () => {
    expect(initialFolds(estate(1, 10)).size).toBe(0);
  });

  it('folds the zones of a network that is no longer read at a glance', () => {
    const topology = estate(2, 40);
    const kinds = drawn(topology, initialFolds(topology));
    expect(count(kinds, 'availability-zone')).toBe(2);
    expect(count(kinds, 'subnet')).toBe(0);
  });

  it('folds nothing of what somebody chose to see and can be drawn', () => {
    expect(initialFolds(estate(2, 40), 300).size).toBe(0);
    expect(initialFolds(estate(2, 400), 300).size).toBeGreaterThan(0);
  });

  it('folds the VPCs of an estate, and shows each', () => {
    const topology = estate(60, 14);
    const kinds = drawn(topology, initialFolds(topology));
    expect(count(kinds, 'vpc')).toBe(60);
    expect(count(kinds, 'availability-zone')).toBe(0);
    expect(kinds.length).toBeLessThanOrEqual(300);
  });

  it('folds accounts where the VPCs alone are too many', () => {
    const topology = estate(200, 2);
    expect(initialFolds(topology).has('account')).toBe(true);
  });
});
