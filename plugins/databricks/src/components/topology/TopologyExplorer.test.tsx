import type { EnvironmentTopology as DeclaredTopology } from '@lakeport/backstage-plugin-databricks-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { topology } from '../../__testUtils__/fixtures';
import {
  awsSources,
  observedNetwork,
} from '../../__testUtils__/observedFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EnvironmentTopology } from './EnvironmentTopology';

/** One VPC with more than can be drawn at once. */
function largeTopology(): DeclaredTopology['topology'] {
  const zones = ['a', 'b', 'c', 'd'];
  return {
    nodes: [
      { id: 'v', kind: 'vpc', name: 'large' },
      ...zones.flatMap(zone => [
        {
          id: zone,
          kind: 'availability-zone' as const,
          name: `zone-${zone}`,
          parent: 'v',
        },
        ...Array.from({ length: 100 }, (_, index) => ({
          id: `${zone}${index}`,
          kind: 'subnet' as const,
          name: `subnet-${zone}${index}`,
          parent: zone,
        })),
      ]),
    ],
    edges: [],
  };
}

/** A stream into a bucket, by way of a Firehose stream. */
const lakehouse: DeclaredTopology['topology'] = {
  nodes: [
    { id: 'aws', kind: 'account', name: 'AWS account 111122223333' },
    { id: 'raw', kind: 'bucket', name: 'raw-zone', parent: 'aws' },
    { id: 'in', kind: 'kinesis-stream', name: 'orders-in', parent: 'aws' },
    { id: 'out', kind: 'delivery-stream', name: 'orders-out', parent: 'aws' },
  ],
  edges: [
    { source: 'in', target: 'out', kind: 'feeds' },
    { source: 'out', target: 'raw', kind: 'feeds' },
  ],
};

const drawn = (container: HTMLElement) =>
  container.querySelectorAll('.react-flow__node').length;
const panel = () =>
  within(
    screen.getByRole('complementary', {
      name: 'Details of the selected part',
    }),
  );

describe('TopologyExplorer', () => {
  beforeAll(fakeLayoutEngine);

  const show = async (shown?: DeclaredTopology['topology'], path?: string) => {
    const api = new FakeDatabricksApi();
    api.sources = awsSources;
    api.observed = observedNetwork;
    if (shown) {
      api.topology = { ...topology, topology: shown };
    }
    const result = renderForEntity(<EnvironmentTopology />, { api, path });
    await screen.findByRole('region', { name: 'Parts of the network' });
    return result;
  };

  describe('by keyboard', () => {
    it('walks with arrows, opens with Enter, closes with Escape', async () => {
      await show();
      const table = screen.getByLabelText('Route table private-a in sales-dev');
      const zone = screen.getByLabelText(
        'Availability Zone us-west-2a in sales-dev',
      );
      zone.focus();
      fireEvent.keyDown(zone, { key: 'ArrowRight' });
      expect(table).toHaveFocus();
      fireEvent.keyDown(table, { key: 'ArrowLeft' });
      expect(document.activeElement).toHaveAccessibleName(
        /us-west-2a|private-a in us-west-2a/,
      );
      table.focus();
      fireEvent.keyDown(table, { key: 'Enter' });
      const heading = panel().getByRole('heading', { name: 'private-a' });
      expect(heading).toHaveFocus();
      fireEvent.keyDown(heading, { key: 'Escape' });
      expect(table).toHaveFocus();
      expect(
        panel().getByText(/^Select a part of the picture/),
      ).toBeInTheDocument();
    });

    it('lets go of a part with Escape and stays there', async () => {
      await show();
      const table = screen.getByLabelText('Route table private-a in sales-dev');
      table.focus();
      fireEvent.keyDown(table, { key: ' ' });
      table.focus();
      fireEvent.keyDown(table, { key: 'Escape' });
      expect(table).toHaveFocus();
      expect(
        panel().getByText(/^Select a part of the picture/),
      ).toBeInTheDocument();
    });

    it('says which keys there are', async () => {
      await show();
      expect(
        screen.getByText(/^Arrow keys lead to the nearest part/),
      ).toBeInTheDocument();
    });
  });

  describe('search', () => {
    it('finds a part that is folded away, unfolds what is around it and opens it', async () => {
      const { container } = await show(largeTopology());
      expect(drawn(container)).toBe(5);
      await userEvent.type(
        screen.getByRole('searchbox', { name: 'Find a part' }),
        'subnet-c42',
      );
      expect(screen.getByText('1 part found')).toBeInTheDocument();
      await userEvent.click(
        within(
          screen.getByRole('list', { name: 'Parts that were found' }),
        ).getByRole('button', { name: 'Subnet subnet-c42 in zone-c' }),
      );
      expect(
        panel().getByRole('heading', { name: 'subnet-c42' }),
      ).toBeInTheDocument();
      expect(
        await screen.findByLabelText('Subnet subnet-c42 in zone-c'),
      ).toBeInTheDocument();
      expect(
        screen.queryByLabelText('Subnet subnet-a1 in zone-a'),
      ).not.toBeInTheDocument();
    });

    it('takes the best hit with Enter', async () => {
      await show();
      await userEvent.type(
        screen.getByRole('searchbox', { name: 'Find a part' }),
        '10.0.0.0/24{Enter}',
      );
      expect(
        panel().getByRole('heading', { name: 'sales-dev-private-a' }),
      ).toBeInTheDocument();
    });

    it('says so when there is none', async () => {
      await show();
      await userEvent.type(
        screen.getByRole('searchbox', { name: 'Find a part' }),
        'nowhere{Enter}',
      );
      expect(screen.getByText('0 parts found')).toBeInTheDocument();
    });
  });

  describe('kinds', () => {
    const choose = async (kind: string) => {
      await userEvent.click(
        screen.getByRole('button', { name: /Kinds that are drawn/ }),
      );
      await userEvent.click(await screen.findByRole('option', { name: kind }));
      await userEvent.keyboard('{Escape}');
    };

    it('are drawn within what contains them, and listed alike', async () => {
      const { container } = await show();
      await choose('Route table');
      await waitFor(() => expect(drawn(container)).toBe(3));
      const parts = within(
        screen.getByRole('region', { name: 'Parts of the network' }),
      );
      expect(
        parts.queryByRole('row', { name: 'sales-dev-private-a' }),
      ).not.toBeInTheDocument();
      await userEvent.click(
        screen.getByRole('button', { name: 'Draw all kinds' }),
      );
      await waitFor(() => expect(drawn(container)).toBe(6));
    });

    it('are left out of the picture where there is too much, not of the tables', async () => {
      const { container } = await show({
        nodes: [
          { id: 'v', kind: 'vpc', name: 'only' },
          ...Array.from({ length: 400 }, (_, index) => ({
            id: `e${index}`,
            kind: 'registered-endpoint' as const,
            name: `endpoint-${index}`,
          })),
        ],
        edges: [],
      });
      expect(drawn(container)).toBe(1);
      expect(
        screen.getByText(/^There is more than can be drawn/),
      ).toBeInTheDocument();
      const parts = within(
        screen.getByRole('region', { name: 'Parts of the network' }),
      );
      expect(
        parts.getByRole('row', { name: 'endpoint-7' }),
      ).toBeInTheDocument();
      await choose('VPC');
      await waitFor(() => expect(drawn(container)).toBeGreaterThan(1));
    });

    it('are unfolded as far as they can be drawn', async () => {
      const { nodes, edges } = largeTopology();
      const { container } = await show({
        // Four zones with 25 subnets each: folded at first, but not too many.
        nodes: nodes.filter(({ id }) => !/^[a-d](2[5-9]|[3-9]\d)$/.test(id)),
        edges,
      });
      expect(drawn(container)).toBe(5);
      await choose('Subnet');
      await waitFor(() => expect(drawn(container)).toBe(105));
    });

    it('come back, unfolded, when a part of another kind is asked for', async () => {
      await show(largeTopology());
      await choose('VPC');
      await userEvent.type(
        screen.getByRole('searchbox', { name: 'Find a part' }),
        'subnet-b7{Enter}',
      );
      expect(
        await screen.findByLabelText('Subnet subnet-b7 in zone-b'),
      ).toBeInTheDocument();
    });

    it('come back when one of them is asked for', async () => {
      await show();
      await choose('Route table');
      await userEvent.type(
        screen.getByRole('searchbox', { name: 'Find a part' }),
        'sales-dev-private{Enter}',
      );
      expect(
        await screen.findByLabelText(
          'Subnet sales-dev-private-a in us-west-2a',
        ),
      ).toBeInTheDocument();
    });
  });

  describe('folding', () => {
    it('draws no more than fits, folding others for what is unfolded', async () => {
      const { container } = await show(largeTopology());
      const unfold = async (zone: string) => {
        const box = screen.getByLabelText(
          new RegExp(`^Availability Zone zone-${zone} in large`),
        );
        box.focus();
        fireEvent.keyDown(box, { key: 'Enter' });
        await userEvent.click(
          panel().getByRole('button', { name: `Unfold zone-${zone}` }),
        );
      };
      await unfold('a');
      expect(screen.getByRole('button', { name: 'Unfold all' })).toBeDisabled();
      // Of 405 parts at most 300; those out of view are no elements at all.
      expect(drawn(container)).toBeLessThanOrEqual(105);
      await userEvent.click(
        screen.getByRole('button', { name: 'Fold as at first' }),
      );
      await waitFor(() => expect(drawn(container)).toBe(5));
    });

    it('unfolds all of what is small', async () => {
      const { container } = await show();
      const zone = screen.getByLabelText(
        'Availability Zone us-west-2a in sales-dev',
      );
      zone.focus();
      fireEvent.keyDown(zone, { key: 'Enter' });
      await userEvent.click(
        panel().getByRole('button', { name: 'Fold us-west-2a' }),
      );
      await waitFor(() => expect(drawn(container)).toBe(5));
      await userEvent.click(screen.getByRole('button', { name: 'Unfold all' }));
      await waitFor(() => expect(drawn(container)).toBe(6));
    });
  });

  describe('export', () => {
    const saved: Array<{ name: string; text: Promise<string> }> = [];
    let blob: Blob | undefined;
    beforeEach(() => {
      saved.length = 0;
      Object.defineProperties(URL, {
        createObjectURL: {
          configurable: true,
          value: (object: Blob) => {
            blob = object;
            return 'blob:picture';
          },
        },
        revokeObjectURL: { configurable: true, value: () => {} },
      });
      jest
        .spyOn(HTMLAnchorElement.prototype, 'click')
        .mockImplementation(function click(this: HTMLAnchorElement) {
          saved.push({
            name: this.download,
            text: (blob ?? new Blob()).text(),
          });
        });
    });
    afterEach(() => jest.restoreAllMocks());

    const save = async (what: string) => {
      await userEvent.click(screen.getByRole('button', { name: 'Export SVG' }));
      await userEvent.click(
        await screen.findByRole('menuitem', { name: what }),
      );
      await waitFor(() => expect(saved).toHaveLength(1));
      return { name: saved[0].name, text: await saved[0].text };
    };

    it('saves what is drawn', async () => {
      await show(largeTopology());
      const { name, text } = await save('What is drawn now');
      expect(name).toBe('sales-dev-declared.svg');
      expect(text).toMatch(/^<svg /);
      expect(text).toContain('zone-a');
      expect(text).not.toContain('subnet-a1');
    });

    it('saves all of it', async () => {
      await show(largeTopology());
      expect((await save('All of the network')).text).toContain('subnet-a1');
    });

    it('writes down what differs', async () => {
      await show(undefined, '/?network=difference');
      const { name, text } = await save('All of the network');
      expect(name).toBe('sales-dev-difference.svg');
      expect(text).toContain('+ by-hand (only observed)');
    });
  });

  it('shows in the picture what is pressed in the table', async () => {
    await show();
    await userEvent.click(
      within(
        screen.getByRole('region', { name: 'Parts of the network' }),
      ).getByRole('button', { name: 'Show sales-dev-private-a above' }),
    );
    expect(
      panel().getByRole('heading', { name: 'sales-dev-private-a' }),
    ).toBeInTheDocument();
    await userEvent.click(
      panel().getByRole('button', { name: 'Close the details' }),
    );
    expect(
      panel().getByText(/^Select a part of the picture/),
    ).toBeInTheDocument();
  });

  describe('layers', () => {
    const dataFlow = () => screen.getByRole('switch', { name: 'Data flow' });
    const parts = () =>
      within(screen.getByRole('region', { name: 'Parts of the network' }));
    const connections = () =>
      within(
        screen.getByRole('region', { name: 'Connections of the network' }),
      );

    it('are off at first, and switched on by keyboard, in picture and tables', async () => {
      const { container } = await show(lakehouse);
      expect(dataFlow()).not.toBeChecked();
      expect(drawn(container)).toBe(2);
      expect(parts().queryByText('orders-in')).toBeNull();

      dataFlow().focus();
      await userEvent.keyboard(' ');
      expect(dataFlow()).toBeChecked();
      expect(dataFlow()).toHaveFocus();
      await waitFor(() => expect(drawn(container)).toBe(4));
      expect(parts().getByText('orders-in')).toBeInTheDocument();
      expect(connections().getAllByText('feeds')).toHaveLength(2);
      expect(await accessibilityProblems(container)).toEqual([]);

      await userEvent.keyboard(' ');
      await waitFor(() => expect(drawn(container)).toBe(2));
      expect(parts().queryByText('orders-in')).toBeNull();
    });

    it('are found by the search while they are off, and switched on by it', async () => {
      await show(lakehouse);
      await userEvent.type(
        screen.getByRole('searchbox', { name: 'Find a part' }),
        'orders-out{Enter}',
      );
      expect(dataFlow()).toBeChecked();
      expect(
        panel().getByRole('heading', { name: 'orders-out' }),
      ).toBeInTheDocument();
    });

    it('are not there where there is nothing of them', async () => {
      await show();
      expect(screen.queryByRole('switch')).toBeNull();
    });
  });

  it('is readable by assistive technology', async () => {
    const { container } = await show();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find a part' }),
      'private',
    );
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});
