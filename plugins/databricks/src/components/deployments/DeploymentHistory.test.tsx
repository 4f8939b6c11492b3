import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { deployment } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { EnvironmentDeployments } from './EnvironmentDeployments';

function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

function show(api: FakeDatabricksApi, path = '/') {
  return renderForEntity(
    <>
      <EnvironmentDeployments />
      <Address />
    </>,
    { api, path },
  );
}

const address = () =>
  new URLSearchParams(screen.getByLabelText('address').textContent ?? '');

async function history() {
  const api = new FakeDatabricksApi();
  api.deployments = [
    deployment({ id: 'a', operation: 'apply', state: 'succeeded' }),
    deployment({ id: 'b', operation: 'plan', state: 'failed' }),
    deployment({
      id: 'c',
      operation: 'sleep',
      requestedBy: 'user:default/ada',
    }),
  ];
  return api;
}

/** The operations of the rows that are shown. */
const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getByRole('rowheader').textContent);

describe('DeploymentHistory', () => {
  it('filters by state and operation, and keeps that in the address', async () => {
    const api = await history();
    show(api, '/?deployment=a');
    await screen.findByRole('row', { name: /^sleep/ });

    const filters = within(
      screen.getByRole('region', { name: 'Filters of the history' }),
    );
    await userEvent.click(filters.getByRole('button', { name: /State/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'failed' }),
    );
    // Several can be chosen, so the list stays open.
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(rows()).toEqual(['plan']));
    expect(address().getAll('state')).toEqual(['failed']);
    expect(address().get('deployment')).toBe('a');
    expect(api.listRequests.at(-1)).toMatchObject({ state: ['failed'] });
  });

  it('reads its filters from the address, and clears them', async () => {
    const api = await history();
    show(api, '/?operation=sleep&operation=made-up&state=nonsense&from=-3');

    await waitFor(() => expect(rows()).toEqual(['sleep']));
    expect(api.listRequests[0]).toEqual({
      entityRef: 'resource:default/sales-dev',
      operation: ['sleep'],
      limit: 10,
      offset: 0,
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(address().toString()).toBe('');
  });

  it('lists what one user has asked for, or who is signed in', async () => {
    const api = await history();
    show(api);
    await screen.findByRole('row', { name: /^sleep/ });

    await userEvent.type(screen.getByLabelText('Requested by'), 'Ada{Enter}');
    await waitFor(() => expect(rows()).toEqual(['sleep']));
    expect(address().get('by')).toBe('user:default/ada');

    await userEvent.click(screen.getByRole('button', { name: 'Mine' }));
    await waitFor(() => expect(rows()).toEqual(['apply', 'plan']));
    expect(address().get('by')).toBe('user:default/guest');
  });

  it('tells no matches from no deployments', async () => {
    show(await history(), '/?state=lost');

    expect(
      await screen.findByText('No deployment matches the filters.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('No deployments yet')).not.toBeInTheDocument();
  });

  it('pages by the server, with the page in the address', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = Array.from({ length: 12 }, (_, index) =>
      deployment({ id: `d${index}` }),
    );
    show(api);

    await waitFor(() => expect(rows()).toHaveLength(10));
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(address().get('from')).toBe('10');
    expect(api.listRequests.at(-1)).toMatchObject({ limit: 10, offset: 10 });
  });

  it('leads the focus to what is opened, but takes it from nobody', async () => {
    const api = await history();
    show(api, '/?deployment=a');

    const opened = () =>
      screen.findByRole('region', { name: 'Opened deployment' });
    expect(await opened()).not.toHaveFocus();
    await userEvent.click(
      await screen.findByRole('button', { name: /^Show sleep of/ }),
    );
    await waitFor(() => expect(address().get('deployment')).toBe('c'));
    expect(await opened()).toHaveFocus();
  });

  it('names a requester that the catalog does not have, without a link', async () => {
    show(await history());

    const row = within(await screen.findByRole('row', { name: /^sleep/ }));
    expect(await row.findByText('user:default/ada')).toBeInTheDocument();
    expect(row.queryByRole('link', { name: /ada/ })).not.toBeInTheDocument();
  });

  it('says why the history cannot be read', async () => {
    const api = new FakeDatabricksApi();
    const refusal = await responseError(403, 'you may not see deployments');
    api.listDeployments = async () => {
      throw refusal;
    };
    show(api);

    expect(
      await screen.findByText('you may not see deployments'),
    ).toBeInTheDocument();
  });
});
