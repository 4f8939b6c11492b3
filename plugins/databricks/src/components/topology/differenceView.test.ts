import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import fc from 'fast-check';
import { topology as declared } from '../../__testUtils__/fixtures';
import { observedNetwork } from '../../__testUtils__/observedFixtures';
import { counterpartOf } from './counterpartOf';
import { differenceView } from './differenceView';
import { edgeKey } from './edgeKey';

type Graph = ObservedNetwork['topology'];

const observe = (topology: Graph): ObservedNetwork => ({
  ...observedNetwork,
  topology,
  health: [],
  entities: {},
});

describe('differenceView', () => {
  const view = differenceView(declared.topology, observedNetwork);
  const partOf = (id: string) =>
    view.topology.nodes.find(node => node.id === id);

  it('tells of every part how it compares', () => {
    expect(
      Object.fromEntries(
        [...view.compared].map(([id, { status }]) => [id, status]),
      ),
    ).toEqual({
      a: 'same',
      v: 'same',
      z: 'same',
      s: 'differs',
      r: 'only-declared',
      w: 'same',
      'subnet-0b': 'only-observed',
    });
    expect(view.compared.get('s')?.differences).toEqual([
      { detail: 'cidr', declared: '10.0.0.0/24', observed: '10.0.0.0/25' },
    ]);
  });

  it('draws what is only observed within what contains it', () => {
    expect(partOf('subnet-0b')?.parent).toBe('z');
  });

  it('draws what both have as declared, with what only one side tells', () => {
    expect(partOf('s')).toMatchObject({
      cidr: '10.0.0.0/24',
      freeAddresses: 3,
      parent: 'z',
    });
  });

  it('tells of connections as well', () => {
    const statusOf = (source: string, target: string) =>
      view.topology.edges
        .filter(edge => edge.source === source && edge.target === target)
        .map(edge => view.comparedEdges.get(edgeKey(edge)));
    expect(statusOf('w', 's')).toEqual(['same']);
    expect(statusOf('s', 'r')).toEqual(['only-declared']);
  });

  it('says of findings and entities where they are drawn', () => {
    expect(view.health.map(({ nodes }) => nodes)).toEqual([['s', 'v'], ['v']]);
    expect(view.entities).toEqual({ v: 'resource:default/vpc-0a' });
  });

  it('compares nothing that could not be read', () => {
    const { compared } = differenceView(declared.topology, {
      ...observedNetwork,
      gaps: [
        {
          source: 'aws',
          accountId: '111122223333',
          region: 'us-west-2',
          action: 'ec2:DescribeRouteTables',
          message: 'UnauthorizedOperation',
        },
      ],
    });
    expect(compared.get('r')).toMatchObject({
      status: 'not-compared',
      reason: 'Could not be read: ec2:DescribeRouteTables',
    });
  });

  it('keeps two parts apart that happen to have one id', () => {
    const own: Graph = {
      nodes: [{ id: 'x', kind: 'route-table', name: 'one' }],
      edges: [],
    };
    const other: Graph = {
      nodes: [{ id: 'x', kind: 'subnet', name: 'other' }],
      edges: [],
    };
    const both = differenceView(own, observe(other));
    expect(both.topology.nodes.map(({ id, name }) => [id, name])).toEqual([
      ['x', 'one'],
      ['observed/x', 'other'],
    ]);
  });

  it('drops a region that only grouped what is drawn elsewhere', () => {
    const other: Graph = {
      nodes: [
        { id: 'account', kind: 'account', name: 'account' },
        { id: 'region', kind: 'region', name: 'r', parent: 'account' },
        { id: 'vpc-0a', kind: 'vpc', name: 'sales-dev', parent: 'region' },
      ],
      edges: [],
    };
    const { topology } = differenceView(declared.topology, observe(other));
    expect(topology.nodes.map(node => node.kind)).not.toContain('region');
  });

  it('draws every part of both sides once, within parts that are there', () => {
    const kinds = [
      'vpc',
      'availability-zone',
      'subnet',
      'route-table',
    ] as const;
    const graph = fc
      .array(
        fc.record({
          kind: fc.constantFrom(...kinds),
          name: fc.constantFrom('a', 'b', 'c'),
          parent: fc.integer({ min: 0, max: 11 }),
        }),
        { maxLength: 12 },
      )
      .map(
        (parts): Graph => ({
          nodes: parts.map(({ parent, ...part }, index) => ({
            ...part,
            id: String(index),
            // Only what comes before: nothing is inside of itself.
            ...(parent < index && { parent: String(parent) }),
          })),
          edges: [],
        }),
      );
    fc.assert(
      fc.property(graph, graph, (one, other) => {
        const { topology, compared } = differenceView(one, observe(other));
        const ids = topology.nodes.map(node => node.id);
        expect(new Set(ids).size).toBe(ids.length);
        const sides = [...compared.values()];
        expect(sides.filter(part => part.declared)).toHaveLength(
          one.nodes.length,
        );
        expect(sides.filter(part => part.observed)).toHaveLength(
          other.nodes.length,
        );
        for (const { parent } of topology.nodes) {
          expect(parent === undefined || ids.includes(parent)).toBe(true);
        }
      }),
    );
  });
});

describe('counterpartOf', () => {
  const find = (
    id: string,
    from: 'declared' | 'observed' | 'difference',
    to: 'declared' | 'observed' | 'difference',
  ) => counterpartOf(id, from, to, declared.topology, observedNetwork);

  it('finds a part of one network in the others', () => {
    expect(find('s', 'declared', 'observed')).toBe('subnet-0a');
    expect(find('subnet-0a', 'observed', 'difference')).toBe('s');
    expect(find('subnet-0b', 'difference', 'observed')).toBe('subnet-0b');
    expect(find('s', 'declared', 'declared')).toBe('s');
  });

  it('finds nothing that is not there', () => {
    expect(find('r', 'declared', 'observed')).toBeUndefined();
    expect(find('gone', 'declared', 'observed')).toBeUndefined();
  });
});
