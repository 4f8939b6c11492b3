import type { NodeKind, Topology } from '@lakeport/topology';
import { initialKinds } from './initialKinds';

/** An account with VPCs, and parts of Databricks beside it. */
function estate(counts: Array<[NodeKind, number]>): Topology {
  return {
    nodes: [
      { id: 'account', kind: 'account', name: 'account' },
      ...counts.flatMap(([kind, count]) =>
        Array.from({ length: count }, (_, index) => ({
          id: `${kind}${index}`,
          kind,
          name: `${kind} ${index}`,
          ...(kind === 'vpc' && { parent: 'account' }),
        })),
      ),
    ],
    edges: [],
  };
}

describe('initialKinds', () => {
  it('are all of what can be drawn', () => {
    expect(
      initialKinds(
        estate([
          ['vpc', 60],
          ['workspace', 100],
          ['registered-endpoint', 50],
        ]),
      ),
    ).toEqual([]);
  });

  it('leave out registered endpoints where these are too many', () => {
    expect(
      initialKinds(
        estate([
          ['vpc', 100],
          ['workspace', 100],
          ['registered-endpoint', 200],
        ]),
      ),
    ).toEqual(['account', 'vpc', 'workspace']);
  });

  it('leave out workspaces last', () => {
    expect(
      initialKinds(
        estate([
          ['workspace', 400],
          ['registered-endpoint', 2],
          ['vpc', 3],
        ]),
      ),
    ).toEqual(['account', 'vpc']);
  });
});
