import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import { explainNetwork } from './explainNetwork';

const topology: ObservedNetwork['topology'] = {
  nodes: [
    { id: 'v', kind: 'vpc', name: 'sales', cidr: '10.0.0.0/22' },
    { id: 's', kind: 'subnet', name: 'private-a', parent: 'v' },
    {
      id: 'r',
      kind: 'route-table',
      name: 'private',
      parent: 'v',
      routes: ['0.0.0.0/0 to tgw-1'],
    },
    {
      id: 'sg',
      kind: 'security-group',
      name: 'nodes',
      parent: 'v',
      egress: ['tcp 443 to 0.0.0.0/0'],
    },
    {
      id: 'tgw-1',
      kind: 'transit-gateway',
      name: 'tgw-1',
      ownerAccountId: '111122223333',
    },
    { id: 'databricks/workspace/7', kind: 'workspace', name: 'sales-dev' },
  ],
  edges: [
    { source: 'databricks/workspace/7', target: 's', kind: 'attached-to' },
    { source: 'databricks/workspace/7', target: 'sg', kind: 'secured-by' },
    { source: 's', target: 'r', kind: 'associated-with' },
    { source: 'r', target: 'tgw-1', kind: 'routes-to' },
    { source: 'tgw-1', target: 's', kind: 'attached-to' },
  ],
};

describe('explainNetwork', () => {
  it('says what is not known of a way, and calls it neither open nor blocked', () => {
    const { summary, traces } = explainNetwork(
      { topology, health: [], gaps: [], errors: [] },
      '7',
    );
    expect(traces.find(({ to }) => to === 'pypi')).toMatchObject({
      verdict: 'unknown',
      notKnown: expect.stringMatching(/AWS account 111122223333/),
    });
    expect(summary).toMatch(
      /^Nothing that was read keeps its clusters from PyPI, and not all of the way was: Where it leads is not known: it is of AWS account 111122223333/m,
    );
    expect(summary).not.toMatch(/(reach|reach the) PyPI/);
    expect(summary).toMatch(/do not reach the control plane/);
  });
});
