import type { EnvironmentTopology as DeclaredTopology } from '@lakeport/backstage-plugin-databricks-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { topology } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EnvironmentTopology } from './EnvironmentTopology';

type Topology = DeclaredTopology['topology'];

const graph: Topology = {
  nodes: [
    { id: 'v', kind: 'vpc', name: 'sales', cidr: '10.0.0.0/22' },
    { id: 'private', kind: 'subnet', name: 'private-a', parent: 'v' },
    { id: 'public', kind: 'subnet', name: 'public-a', parent: 'v' },
    {
      id: 'nat',
      kind: 'nat-gateway',
      name: 'nat-a',
      parent: 'public',
      connectivity: 'public',
    },
    { id: 'igw', kind: 'internet-gateway', name: 'way-out', parent: 'v' },
    {
      id: 'inner',
      kind: 'route-table',
      name: 'inner',
      parent: 'v',
      routes: ['0.0.0.0/0 to nat-a'],
    },
    {
      id: 'outer',
      kind: 'route-table',
      name: 'outer',
      parent: 'v',
      routes: ['0.0.0.0/0 to way-out'],
    },
    {
      id: 'nodes',
      kind: 'security-group',
      name: 'nodes',
      parent: 'v',
      egress: ['tcp 443 to 0.0.0.0/0'],
    },
    { id: 'w', kind: 'workspace', name: 'sales-dev', region: 'us-west-2' },
  ],
  edges: [
    { source: 'w', target: 'private', kind: 'attached-to' },
    { source: 'w', target: 'nodes', kind: 'secured-by' },
    { source: 'private', target: 'inner', kind: 'associated-with' },
    { source: 'public', target: 'outer', kind: 'associated-with' },
    { source: 'inner', target: 'nat', kind: 'routes-to' },
    { source: 'outer', target: 'igw', kind: 'routes-to' },
  ],
};

describe('TracePanel', () => {
  beforeAll(fakeLayoutEngine);

  const show = async (shown: Topology) => {
    const api = new FakeDatabricksApi();
    api.topology = { ...topology, topology: shown };
    renderForEntity(<EnvironmentTopology />, { api });
    return within(await screen.findByRole('region', { name: /^Trace/ }));
  };
  const choose = async (
    panel: ReturnType<typeof within>,
    field: RegExp,
    option: string,
  ) => {
    await userEvent.click(panel.getByRole('button', { name: field }));
    await userEvent.click(await screen.findByRole('option', { name: option }));
  };

  it('follows traffic hop by hop, and shows each in the picture', async () => {
    const panel = await show(graph);
    expect(panel.getByRole('status')).toHaveTextContent('Gets there');
    const hops = within(panel.getByRole('list', { name: 'Hops' }))
      .getAllByRole('listitem')
      .map(item => item.firstElementChild?.firstElementChild?.textContent);
    expect(hops).toEqual([
      'Subnet private-a',
      'DNS answer for s3.us-west-2.amazonaws.com',
      'Security group nodes',
      'Route table inner',
      'NAT gateway nat-a',
      'Internet gateway way-out',
      'AWS service s3.us-west-2.amazonaws.com',
    ]);
    await userEvent.click(
      panel.getByRole('button', { name: 'Show nat-a above' }),
    );
    expect(
      await screen.findByText('Selected: NAT gateway nat-a'),
    ).toBeInTheDocument();
  });

  it('says what blocks, for another question as well', async () => {
    const panel = await show(graph);
    await choose(panel, /To/, 'Databricks control plane');
    expect(panel.getByRole('status')).toHaveTextContent('Blocked by nodes');
    expect(panel.getByText(/No rule lets TCP 8443-8451/)).toBeInTheDocument();
    await choose(panel, /From/, 'a person with a browser');
    expect(panel.getByRole('status')).toHaveTextContent('Gets there');
  });

  it('follows traffic to another network, and says that nothing leads there', async () => {
    const other: Topology['nodes'][number] = {
      id: 'o',
      kind: 'vpc',
      name: 'orders',
      cidr: '10.8.0.0/22',
      existing: true,
      elsewhere: true,
    };
    const panel = await show({ ...graph, nodes: [...graph.nodes, other] });
    await choose(panel, /To/, 'VPC orders');
    expect(panel.getByRole('status')).toHaveTextContent('Blocked by inner');
    expect(
      panel.getByText(/^No route to 10\.8\.0\.0\/22: the most specific one/),
    ).toBeInTheDocument();
  });

  it('says what is not known of the way', async () => {
    const panel = await show({
      nodes: [
        ...graph.nodes.map(node =>
          node.id === 'inner'
            ? { ...node, routes: ['0.0.0.0/0 to hub'] }
            : node,
        ),
        {
          id: 'hub',
          kind: 'transit-gateway',
          name: 'hub',
          ownerAccountId: '111122223333',
        },
      ],
      edges: [
        ...graph.edges,
        { source: 'inner', target: 'hub', kind: 'routes-to' },
        { source: 'hub', target: 'private', kind: 'attached-to' },
      ],
    });
    await choose(panel, /To/, 'PyPI');
    expect(panel.getByRole('status')).toHaveTextContent('Not known beyond hub');
    expect(
      panel.getByText(
        /it is of AWS account 111122223333, which alone can read/,
      ),
    ).toBeInTheDocument();
  });

  it('is not there without a workspace', async () => {
    const api = new FakeDatabricksApi();
    api.topology = {
      ...topology,
      topology: {
        nodes: graph.nodes.filter(node => node.kind !== 'workspace'),
        edges: [],
      },
    };
    renderForEntity(<EnvironmentTopology />, { api });
    await screen.findByRole('region', { name: 'Parts of the network' });
    expect(screen.queryByRole('region', { name: /^Trace/ })).toBeNull();
  });
});
