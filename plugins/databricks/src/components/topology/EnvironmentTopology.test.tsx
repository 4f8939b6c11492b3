import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { sharedStackEntity, topology } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EnvironmentTopology } from './EnvironmentTopology';

describe('EnvironmentTopology', () => {
  beforeAll(fakeLayoutEngine);

  it('draws every part and connection, and says where they come from', async () => {
    const { container } = renderForEntity(<EnvironmentTopology />, {
      api: new FakeDatabricksApi(),
    });

    const commit = await screen.findByRole('link', {
      name: 'Open commit 01234567',
    });
    expect(commit).toHaveTextContent('01234567');
    expect(commit).toHaveAttribute('href', topology.commitUrl);
    expect(screen.getByRole('radio', { name: 'Declared' })).toBeChecked();
    expect(
      screen.getByLabelText('VPC sales-dev in 111122223333'),
    ).toBeInTheDocument();
    expect(container.querySelectorAll('.react-flow__node')).toHaveLength(
      topology.topology.nodes.length,
    );
    expect(container.querySelectorAll('.react-flow__edge')).toHaveLength(
      topology.topology.edges.length,
    );
  });

  it('names no commit when it is not known', async () => {
    const api = new FakeDatabricksApi();
    const { commit: _, commitUrl: _url, ...rest } = topology;
    api.topology = rest;
    renderForEntity(<EnvironmentTopology />, { api });

    expect(
      await screen.findByText(/its commit could not be found out/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /^Open commit/ }),
    ).not.toBeInTheDocument();
  });

  it('puts every part into its parent', async () => {
    const { container } = renderForEntity(<EnvironmentTopology />, {
      api: new FakeDatabricksApi(),
    });
    await screen.findByLabelText('VPC sales-dev in 111122223333');
    const box = (id: string) => {
      const element = container.querySelector(`[data-id="${id}"]`);
      if (!(element instanceof HTMLElement)) {
        throw new Error(`no part ${id}`);
      }
      const [, x, y] =
        element.style.transform.match(
          /translate\(([\d.]+)px,\s*([\d.]+)px\)/,
        ) ?? [];
      return {
        left: Number(x),
        top: Number(y),
        right: Number(x) + parseFloat(element.style.width),
        bottom: Number(y) + parseFloat(element.style.height),
      };
    };
    const nested = topology.topology.nodes.flatMap(({ id, parent }) =>
      parent ? [{ inner: box(id), outer: box(parent) }] : [],
    );
    expect(nested).toHaveLength(4);
    for (const { inner, outer } of nested) {
      expect(inner.left).toBeGreaterThanOrEqual(outer.left);
      expect(inner.top).toBeGreaterThanOrEqual(outer.top);
      expect(inner.right).toBeLessThanOrEqual(outer.right);
      expect(inner.bottom).toBeLessThanOrEqual(outer.bottom);
    }
  });

  it('holds the same content in tables', async () => {
    renderForEntity(<EnvironmentTopology />, { api: new FakeDatabricksApi() });

    const parts = within(
      await screen.findByRole('region', { name: 'Parts of the network' }),
    );
    const subnet = within(
      parts.getByRole('row', { name: 'sales-dev-private-a' }),
    );
    expect(subnet.getByText('Subnet')).toBeInTheDocument();
    expect(subnet.getByText('us-west-2a')).toBeInTheDocument();
    expect(
      subnet.getByText('cidr: 10.0.0.0/24; tier: private'),
    ).toBeInTheDocument();
    const connections = within(
      screen.getByRole('region', { name: 'Connections of the network' }),
    );
    const edge = within(
      connections.getByRole('row', { name: 'sales-dev-private-a' }),
    );
    expect(edge.getByText('associated with')).toBeInTheDocument();
    expect(edge.getByText('private-a')).toBeInTheDocument();
  });

  it('has a legend of the kinds that occur, and no others', async () => {
    renderForEntity(<EnvironmentTopology />, { api: new FakeDatabricksApi() });

    const legend = within(await screen.findByRole('list', { name: 'Legend' }));
    expect(legend.getByText('Subnet')).toBeInTheDocument();
    expect(legend.getByText('attached to')).toBeInTheDocument();
    expect(legend.queryByText('S3 bucket')).not.toBeInTheDocument();
  });

  it('can be walked by keyboard, and folds what is selected', async () => {
    const { container } = renderForEntity(<EnvironmentTopology />, {
      api: new FakeDatabricksApi(),
    });
    const zone = await screen.findByLabelText(
      'Availability Zone us-west-2a in sales-dev',
    );
    expect(zone).toHaveAttribute('tabindex', '0');
    zone.focus();
    fireEvent.keyDown(zone, { key: 'Enter' });
    expect(
      await screen.findByText('Selected: Availability Zone us-west-2a'),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Fold us-west-2a' }),
    );
    expect(
      await screen.findByText(/^1 part inside is folded away/),
    ).toBeInTheDocument();
    expect(container.querySelectorAll('.react-flow__node')).toHaveLength(
      topology.topology.nodes.length - 1,
    );
    // The tables go on holding everything.
    const parts = within(
      screen.getByRole('region', { name: 'Parts of the network' }),
    );
    expect(
      parts.getByRole('row', { name: 'sales-dev-private-a' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Unfold us-west-2a' }),
    );
    expect(container.querySelectorAll('.react-flow__node')).toHaveLength(
      topology.topology.nodes.length,
    );
  });

  it('is what is declared of what is between environments', async () => {
    const api = new FakeDatabricksApi();
    api.environment = new Error('not asked for');
    renderForEntity(<EnvironmentTopology />, {
      api,
      entity: sharedStackEntity,
      path: '/?network=observed',
    });

    expect(
      await screen.findByText(/^The networks that it joins/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Legend' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('radio', { name: 'Observed' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText('not asked for')).not.toBeInTheDocument();
  });

  it('says so when there is nothing to draw', async () => {
    const api = new FakeDatabricksApi();
    api.topology = { ...topology, topology: { nodes: [], edges: [] } };
    renderForEntity(<EnvironmentTopology />, { api });

    expect(await screen.findByText('Nothing to draw')).toBeInTheDocument();
  });
});
