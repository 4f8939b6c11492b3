import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { FakeSignalApi } from '../../__testUtils__/FakeSignalApi';
import { deployment } from '../../__testUtils__/fixtures';
import { waitingInPortal } from '../../__testUtils__/operationFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { DeploymentsPage } from './DeploymentsPage';

const table = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('DeploymentsPage', () => {
  it('shows what runs, what waits for the reader, and what fails', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = [
      deployment({ id: 'r', operation: 'plan', state: 'running' }),
      deployment({ id: 'w', state: 'waiting', approval: waitingInPortal }),
      deployment({ id: 'f', operation: 'destroy', state: 'failed' }),
      deployment({ id: 's', operation: 'sleep' }),
    ];
    renderForEntity(<DeploymentsPage />, { api });

    const running = await table('Running deployments');
    expect(running.getAllByRole('row')).toHaveLength(3);
    const waiting = await table('Deployments that wait for you');
    const row = within(waiting.getByRole('row', { name: /^apply/ }));
    expect(row.getByRole('link', { name: 'sales/dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    expect(row.getByRole('link', { name: /^Show apply of/ })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev/deployments?deployment=w',
    );
    const failing = await table('Failing environments');
    expect(failing.getByRole('row', { name: /^destroy/ })).toBeInTheDocument();
    // Active lists are read again all the time.
    const views = new Set(api.listRequests.map(({ view }) => view));
    expect([...views].sort()).toEqual(['failing', 'running', 'waiting-for-me']);
  });

  it('says that there is nothing, for each', async () => {
    renderForEntity(<DeploymentsPage />, { api: new FakeDatabricksApi() });

    expect(
      await screen.findByText('Nothing is being deployed.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'The last deployment of every environment has succeeded.',
      ),
    ).toBeInTheDocument();
  });

  it('shows the views that can be read beside one that cannot', async () => {
    const api = new FakeDatabricksApi();
    const refusal = await responseError(500, 'the database is locked');
    const list = api.listDeployments.bind(api);
    api.listDeployments = async request => {
      if (request?.view === 'failing') {
        throw refusal;
      }
      return list(request);
    };
    renderForEntity(<DeploymentsPage />, { api });

    expect(
      await screen.findByText('Could not load failing environments'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing is being deployed.'),
    ).toBeInTheDocument();
  });

  it('pages each view by the server', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = Array.from({ length: 12 }, (_, index) =>
      deployment({ id: `f${index}`, state: 'failed' }),
    );
    renderForEntity(<DeploymentsPage />, { api });

    await screen.findByRole('region', { name: 'Failing environments' });
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await waitFor(() =>
      expect(api.listRequests.at(-1)).toEqual({
        view: 'failing',
        limit: 10,
        offset: 10,
      }),
    );
  });

  it('follows signals', async () => {
    const api = new FakeDatabricksApi();
    const signals = new FakeSignalApi();
    renderForEntity(<DeploymentsPage />, { api, signals });

    await screen.findByText('Nothing waits for you.');
    api.deployments = [
      deployment({ state: 'waiting', approval: waitingInPortal }),
    ];
    signals.send('databricks:deployments', { id: 'd1' });
    expect(
      await screen.findByRole('region', {
        name: 'Deployments that wait for you',
      }),
    ).toBeInTheDocument();
  });
});
