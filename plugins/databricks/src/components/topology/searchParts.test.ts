import type { Topology } from '@lakeport/topology';
import { searchParts } from './searchParts';

const graph: Topology = {
  nodes: [
    {
      id: 'rtb-1',
      kind: 'route-table',
      name: 'inner',
      routes: ['0.0.0.0/0 to nat-sales'],
    },
    { id: 'nat-0f', kind: 'nat-gateway', name: 'nat-sales', parent: 'rtb-1' },
    { id: 'v', kind: 'vpc', name: 'Sales-Dev', cidr: '10.4.0.0/20' },
  ],
  edges: [],
};
const found = (text: string) => searchParts(graph, text).map(({ id }) => id);

describe('searchParts', () => {
  it('finds nothing for nothing', () => {
    expect(found('  ')).toEqual([]);
    expect(found('no such thing')).toEqual([]);
  });

  it('finds names in any case, those that begin so first', () => {
    expect(found('SALES')).toEqual(['v', 'nat-0f', 'rtb-1']);
  });

  it('finds ids and what a part tells, but not what it is in', () => {
    expect(found('10.4.0')).toEqual(['v']);
    expect(found('rtb-1')).toEqual(['rtb-1']);
    expect(found('nat-sales')).toEqual(['nat-0f', 'rtb-1']);
  });
});
