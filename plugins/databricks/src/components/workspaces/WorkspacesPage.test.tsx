import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { strayWorkspace, workspace } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { WorkspacesPage } from './WorkspacesPage';

async function rowOf(name: string) {
  return screen.findByRole('row', { name: new RegExp(name) });
}

describe('WorkspacesPage', () => {
  it('lists workspaces and links to their environments', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = { items: [workspace, strayWorkspace], errors: [] };
    renderForEntity(<WorkspacesPage />, { api });

    const row = within(await rowOf('sales-dev'));
    expect(row.getByText('RUNNING')).toBeInTheDocument();
    expect(row.getByText('us-west-2')).toBeInTheDocument();
    expect(row.getByText(workspace.metastoreId ?? '')).toBeInTheDocument();
    expect(await row.findByRole('link', { name: 'sales/dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    expect(
      row.getByRole('link', { name: 'Open workspace sales-dev' }),
    ).toHaveAttribute('href', 'https://sales-dev.cloud.databricks.com');
    expect(screen.getByText(/^Read at /)).toBeInTheDocument();
  });

  it('links nowhere from a workspace that belongs to no project, nor to an address that is not the web', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = { items: [strayWorkspace], errors: [] };
    renderForEntity(<WorkspacesPage />, { api });

    const row = within(await rowOf('by-hand'));
    expect(row.getByText('not from a project')).toBeInTheDocument();
    expect(row.queryByRole('link')).not.toBeInTheDocument();
  });

  it('sorts and filters', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = { items: [workspace, strayWorkspace], errors: [] };
    renderForEntity(<WorkspacesPage />, { api });

    await rowOf('sales-dev');
    const names = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map(row => within(row).getByRole('rowheader').textContent);
    expect(names()[0]).toMatch(/by-hand/);
    await userEvent.click(screen.getByRole('columnheader', { name: /Status/ }));
    expect(names()[0]).toMatch(/by-hand/);
    await userEvent.click(screen.getByRole('columnheader', { name: /Status/ }));
    expect(names()[0]).toMatch(/sales-dev/);

    await userEvent.type(screen.getByLabelText('Filter workspaces'), 'eu-west');
    await waitFor(() => expect(names()).toHaveLength(1));
    expect(names()[0]).toMatch(/by-hand/);
  });

  it('says what to do while there are none', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = { items: [], errors: [] };
    renderForEntity(<WorkspacesPage />, { api });

    expect(await screen.findByText('No workspaces yet')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create a Databricks project' }),
    ).toHaveAttribute('href', '/create');
  });

  it('shows what could be read beside what could not', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = {
      items: [workspace],
      errors: [{ source: 'account abc', message: 'token refused' }],
    };
    renderForEntity(<WorkspacesPage />, { api });

    expect(
      await screen.findByText('account abc: token refused'),
    ).toBeInTheDocument();
    expect(await rowOf('sales-dev')).toBeInTheDocument();
  });

  it('does not call an account empty that could not be read', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = {
      items: [],
      errors: [{ source: 'account abc', message: 'token refused' }],
    };
    renderForEntity(<WorkspacesPage />, { api });

    await screen.findByText('account abc: token refused');
    expect(screen.queryByText('No workspaces yet')).not.toBeInTheDocument();
  });

  it('shows the error of the backend and asks again', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = await responseError(403, 'you may not list workspaces');
    renderForEntity(<WorkspacesPage />, { api });

    expect(
      await screen.findByText('you may not list workspaces'),
    ).toBeInTheDocument();
    api.workspaces = { items: [workspace], errors: [] };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf('sales-dev')).toBeInTheDocument();
  });

  it('keeps what it had when a refresh fails', async () => {
    const api = new FakeDatabricksApi();
    renderForEntity(<WorkspacesPage />, { api });

    await rowOf('sales-dev');
    api.workspaces = await responseError(403, 'no longer');
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('no longer')).toBeInTheDocument();
    expect(await rowOf('sales-dev')).toBeInTheDocument();
  });

  it('says that it is loading', async () => {
    const api = new FakeDatabricksApi();
    api.getWorkspaces = () => new Promise(() => {});
    renderForEntity(<WorkspacesPage />, { api });

    expect(await screen.findByText('Loading workspaces…')).toBeInTheDocument();
  });
});
