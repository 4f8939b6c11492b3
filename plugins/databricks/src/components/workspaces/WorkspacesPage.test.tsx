import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router-dom';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { troubledSources } from '../../__testUtils__/estateFixtures';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { age, strayWorkspace, workspace } from '../../__testUtils__/fixtures';
import { awsSources } from '../../__testUtils__/observedFixtures';
import { metastore } from '../../__testUtils__/unityFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { WorkspacesPage } from './WorkspacesPage';

function apiWith() {
  const api = new FakeDatabricksApi();
  api.sources = awsSources;
  api.workspaces = {
    items: [
      { ...workspace, environmentRef: 'resource:default/sales-dev' },
      strayWorkspace,
    ],
    totalItems: 2,
    facets: {
      accounts: [workspace.accountId],
      regions: ['eu-west-1', 'us-west-2'],
      statuses: ['FAILED', 'RUNNING'],
    },
    age,
    errors: [],
  };
  return api;
}

const show = (api = apiWith(), path = '/') =>
  renderForEntity(<WorkspacesPage />, { api, path });
const rowOf = (name: string) =>
  screen.findByRole('row', { name: new RegExp(name) });
const choose = async (field: RegExp, option: string) => {
  await userEvent.click(screen.getByRole('button', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
};

describe('WorkspacesPage', () => {
  it('lists workspaces with links to their pages, environments and metastores', async () => {
    show();
    const row = within(await rowOf('sales-dev'));
    expect(row.getByText('RUNNING')).toBeInTheDocument();
    expect(row.getByText('us-west-2')).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'sales-dev' })).toHaveAttribute(
      'href',
      `/databricks/workspaces/${workspace.id}`,
    );
    expect(row.getByRole('link', { name: 'sales/dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    expect(
      row.getByRole('link', { name: /^Explore metastore 6f2c/ }),
    ).toHaveAttribute(
      'href',
      `/databricks/catalogs?metastore=${workspace.metastoreId}`,
    );
    expect(
      row.getByRole('link', { name: 'Open workspace sales-dev' }),
    ).toHaveAttribute('href', 'https://sales-dev.cloud.databricks.com');
    expect(screen.getByText(/^Read at .*2026/)).toBeInTheDocument();
  });

  it('names metastores where their names may be told', async () => {
    const api = apiWith();
    api.metastores = {
      items: [{ ...metastore, id: workspace.metastoreId ?? '' }],
      readAs: 'portal',
      age,
      errors: [],
    };
    show(api);
    const row = within(await rowOf('sales-dev'));
    expect(
      await row.findByRole('link', { name: 'Explore metastore main-us' }),
    ).toHaveTextContent(/^main-us$/);
  });

  it('links from a workspace of no project to its page only, and says why it failed', async () => {
    show();
    const row = within(await rowOf('by-hand'));
    expect(row.getByText('not from a project')).toBeInTheDocument();
    expect(row.getByText('The credentials were refused.')).toBeInTheDocument();
    expect(row.getAllByRole('link').map(link => link.textContent)).toEqual([
      'by-hand',
    ]);
  });

  it('filters on the server, by account, region, status and what is typed', async () => {
    const api = apiWith();
    show(api);
    await rowOf('sales-dev');
    await choose(/Account/, workspace.accountId);
    await choose(/Region/, 'eu-west-1');
    await choose(/Status/, 'FAILED');
    await userEvent.type(screen.getByLabelText('Filter workspaces'), 'a%_/ü');
    await waitFor(() =>
      expect(api.workspaceRequests.at(-1)).toEqual({
        account: workspace.accountId,
        region: 'eu-west-1',
        status: 'FAILED',
        q: 'a%_/ü',
        limit: 20,
        offset: 0,
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(
      screen.getByRole('button', { name: /All accounts/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /All regions/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /All statuses/ }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Filter workspaces')).toHaveValue('');
  });

  it('takes the filter from the address, and says so when nothing fits', async () => {
    const api = apiWith();
    api.workspaces = { items: [], totalItems: 0, age, errors: [] };
    show(api, '/?region=xx-1&status=BANNED&from=40');
    expect(
      await screen.findByText('No workspace matches the filter'),
    ).toBeInTheDocument();
    expect(api.workspaceRequests).toEqual([
      {
        account: undefined,
        region: 'xx-1',
        status: 'BANNED',
        q: undefined,
        limit: 20,
        offset: 40,
      },
    ]);
    // What the address asks for is seen, though nothing is of it.
    expect(screen.getByRole('button', { name: /BANNED/ })).toBeInTheDocument();
  });

  it('follows the address where a link leads elsewhere, and asks for nothing typed before', async () => {
    const api = apiWith();
    renderForEntity(
      <>
        <Link to="/?q=other">another</Link>
        <WorkspacesPage />
      </>,
      { api, path: '/?q=sales' },
    );
    const field = await screen.findByLabelText('Filter workspaces');
    await userEvent.type(field, '-dev');
    await waitFor(() =>
      expect(api.workspaceRequests.at(-1)).toMatchObject({ q: 'sales-dev' }),
    );
    await userEvent.click(screen.getByRole('link', { name: 'another' }));
    await waitFor(() => expect(field).toHaveValue('other'));
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(field).toHaveValue('other');
    expect(api.workspaceRequests.at(-1)).toMatchObject({ q: 'other' });
  });

  it('leaves out what the address says and the server would refuse', async () => {
    const api = apiWith();
    show(api, `/?account=${'a'.repeat(65)}&from=-3`);
    await rowOf('sales-dev');
    expect(api.workspaceRequests).toEqual([
      {
        account: undefined,
        region: undefined,
        status: undefined,
        q: undefined,
        limit: 20,
        offset: 0,
      },
    ]);
  });

  it('pages on the server, and starts anew with another filter', async () => {
    const api = apiWith();
    api.workspaces = { items: [workspace], totalItems: 41, age, errors: [] };
    show(api);
    await rowOf('sales-dev');
    await userEvent.click(screen.getByRole('button', { name: /Next/ }));
    await waitFor(() =>
      expect(api.workspaceRequests.at(-1)).toMatchObject({ offset: 20 }),
    );
    await userEvent.type(screen.getByLabelText('Filter workspaces'), 'x');
    await waitFor(() =>
      expect(api.workspaceRequests.at(-1)).toMatchObject({ q: 'x', offset: 0 }),
    );
  });

  it('leads back to the last page from one that is beyond it', async () => {
    const api = apiWith();
    api.workspaces = { items: [], totalItems: 41, age, errors: [] };
    show(api, '/?from=1000');
    await userEvent.click(
      await screen.findByRole('button', { name: /Previous/ }),
    );
    await waitFor(() =>
      expect(api.workspaceRequests.at(-1)).toMatchObject({ offset: 40 }),
    );
  });

  it('says what to do while there are none', async () => {
    const api = apiWith();
    api.workspaces = { items: [], totalItems: 0, age, errors: [] };
    show(api);
    expect(await screen.findByText('No workspaces yet')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create a Databricks project' }),
    ).toHaveAttribute('href', '/create');
  });

  it('shows what could be read beside what could not, and that it is old', async () => {
    const api = apiWith();
    api.workspaces = {
      items: [workspace],
      totalItems: 1,
      age: { ...age, stale: true },
      errors: [{ source: 'account abc', message: 'token refused' }],
    };
    show(api);
    expect(
      await screen.findByText('account abc: token refused'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
    expect(await rowOf('sales-dev')).toBeInTheDocument();
  });

  it('does not call an account empty that could not be read', async () => {
    const api = apiWith();
    api.workspaces = {
      items: [],
      errors: [{ source: 'account abc', message: 'token refused' }],
    };
    show(api);
    await screen.findByText('account abc: token refused');
    expect(screen.queryByText('No workspaces yet')).not.toBeInTheDocument();
  });

  it('shows the error of the backend and asks again', async () => {
    const api = apiWith();
    const { workspaces } = api;
    api.workspaces = await responseError(403, 'you may not list workspaces');
    show(api);
    expect(
      await screen.findByText('you may not list workspaces'),
    ).toBeInTheDocument();
    api.workspaces = workspaces;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf('sales-dev')).toBeInTheDocument();
  });

  it('keeps what it had when a refresh fails', async () => {
    const api = apiWith();
    show(api);
    await rowOf('sales-dev');
    api.workspaces = await responseError(403, 'no longer');
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('no longer')).toBeInTheDocument();
    expect(await rowOf('sales-dev')).toBeInTheDocument();
  });

  it('says that it is loading', async () => {
    const api = apiWith();
    api.getWorkspaces = () => new Promise(() => {});
    show(api);
    expect(await screen.findByText('Loading workspaces…')).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    const api = apiWith();
    api.sources = troubledSources;
    const { container } = show(api);
    await rowOf('sales-dev');
    await screen.findByText('keys: 403');
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('what the portal reads', () => {
  it('is one line where all is well, and unfolds by keyboard', async () => {
    show();
    const button = await screen.findByRole('button', {
      name: 'The portal reads 1 source',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      within(
        screen.getByRole('list', { name: 'What the portal reads' }),
      ).getByText('data (111122223333)'),
    ).toBeInTheDocument();
  });

  it('shows by itself what cannot be read, what is missing then, and what is wrong in app-config', async () => {
    const api = apiWith();
    api.sources = troubledSources;
    show(api);
    expect(
      await screen.findByRole('button', {
        name: 'The portal reads 3 sources; 2 of them not at all, or not in full',
      }),
    ).toHaveAttribute('aria-expanded', 'true');
    const [account, other, aws] = within(
      screen.getByRole('list', { name: 'What the portal reads' }),
    )
      .getAllByRole('listitem')
      .filter(item => !item.parentElement?.closest('li'));
    expect(account).toHaveTextContent(/partly read.*keys: 403/);
    expect(account).toHaveTextContent('customer-managed keys');
    expect(account).toHaveTextContent(/Read at .*2026/);
    expect(other).toHaveTextContent(/^readDatabricks workspace other/);
    expect(aws).toHaveTextContent(/not read.*let the role be assumed/);
    const problems = within(
      screen.getByRole('list', { name: 'Problems in app-config' }),
    );
    expect(
      problems.getByText('databricks.accounts[0].accountId'),
    ).toBeInTheDocument();
    expect(
      problems.getByText('"x" is no UUID; copy it from the account console'),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveAttribute('data-status', 'danger');
  });

  it('tells what is worth knowing about app-config as a warning, apart from what is wrong', async () => {
    const api = apiWith();
    api.sources = troubledSources;
    show(api);
    const warnings = await screen.findByRole('list', {
      name: 'Warnings about app-config',
    });
    expect(within(warnings).getAllByRole('listitem')).toHaveLength(1);
    const notice = warnings.closest('[data-status]');
    expect(notice).toHaveAttribute('data-status', 'warning');
    expect(notice).toHaveTextContent(
      /^1 thing in app-config to know about.*readAs.*for the explorer only/,
    );
    const problems = screen.getByRole('list', {
      name: 'Problems in app-config',
    });
    expect(problems).not.toHaveTextContent('readAs');
    expect(problems.closest('[data-status]')).toHaveTextContent(
      /^1 thing in app-config to look at/,
    );
  });

  it('takes what has no severity, as an older backend tells it, as wrong', async () => {
    const api = apiWith();
    const old: unknown = [
      { path: 'databricks.aws.accounts', message: 'is no list' },
    ];
    api.sources = JSON.parse(JSON.stringify({ items: [], problems: old }));
    show(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(/is no list/);
    expect(screen.getByRole('alert')).toHaveAttribute('data-status', 'danger');
  });

  it('says so when nothing is configured', async () => {
    const api = apiWith();
    api.sources = { items: [], problems: [] };
    show(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'The portal reads 0 sources',
      }),
    );
    expect(screen.getByText('The portal reads nothing')).toBeInTheDocument();
  });

  it('leaves the list alone when it cannot be told', async () => {
    const api = apiWith();
    api.sources = await responseError(500, 'database is down');
    show(api);
    await rowOf('sales-dev');
    expect(await screen.findByText('database is down')).toBeInTheDocument();
  });
});
