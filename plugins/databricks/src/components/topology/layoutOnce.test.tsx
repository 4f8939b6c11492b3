import * as lakeportTopology from '@lakeport/topology';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import {
  awsSources,
  observedNetwork,
} from '../../__testUtils__/observedFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EnvironmentTopology } from './EnvironmentTopology';

jest.mock('@lakeport/topology', () => {
  const actual = jest.requireActual('@lakeport/topology');
  return { ...actual, layoutTopology: jest.fn(actual.layoutTopology) };
});
const layout = jest.mocked(lakeportTopology.layoutTopology);

describe('the layout of a network', () => {
  beforeAll(fakeLayoutEngine);

  it.each([
    ['observed', /^VPC sales-dev in AWS account/],
    ['difference', /^VPC sales-dev in 111122223333/],
  ])(
    'is made once of the %s network: not for a selection, nor for the same read again',
    async (mode, label) => {
      const api = new FakeDatabricksApi();
      api.sources = awsSources;
      api.observed = observedNetwork;
      renderForEntity(<EnvironmentTopology />, {
        api,
        path: `/?network=${mode}`,
      });
      const vpc = await screen.findByLabelText(label);
      const made = layout.mock.calls.length;
      expect(made).toBeGreaterThan(0);

      vpc.focus();
      fireEvent.keyDown(vpc, { key: 'Enter' });
      await screen.findByText('Selected: VPC sales-dev');
      // The same, in other objects, of another time.
      const again: typeof observedNetwork = JSON.parse(
        JSON.stringify(observedNetwork),
      );
      api.observed = {
        ...again,
        age: { readAt: '2026-09-01T11:00:00.000Z', stale: true },
      };
      await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
      await screen.findByText(/^The source does not answer/);
      expect(layout).toHaveBeenCalledTimes(made);

      api.observed = {
        ...again,
        topology: { ...again.topology, edges: [] },
      };
      await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
      await waitFor(() => expect(layout).toHaveBeenCalledTimes(made + 1));
    },
  );
});
