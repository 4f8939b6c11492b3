import type { RepositoryVersion } from '@lakeport/backstage-plugin-databricks-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { versions } from '../../__testUtils__/platformFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { formatTime } from '../common/formatTime';
import { RepositoriesPage } from './RepositoriesPage';

const TEMPLATES = ['upgrade-lakeport'];

const repository = (
  index: number,
  lakeport: RepositoryVersion['lakeport'],
): RepositoryVersion => ({
  entityRef: `system:default/p${index}`,
  name: `p${index}`,
  kind: 'project',
  lakeport,
});

function projectsOf(link: HTMLElement) {
  const url = new URL(link.getAttribute('href') ?? '', 'https://portal');
  return JSON.parse(url.searchParams.get('formData') ?? '').projects;
}

describe('RepositoriesPage', () => {
  it('lists repositories with their lakeport, and upgrades those behind', async () => {
    const api = new FakeDatabricksApi();
    renderForEntity(<RepositoriesPage />, { api, templates: TEMPLATES });

    const late = within(
      await screen.findByRole('row', { name: 'Sales lakehouse' }),
    );
    expect(late.getByText('0.1.0')).toBeInTheDocument();
    expect(late.getByText('behind by a minor version')).toBeInTheDocument();
    expect(late.getByRole('link', { name: 'Sales lakehouse' })).toHaveAttribute(
      'href',
      '/catalog/default/system/sales',
    );
    expect(
      late.getByRole('link', { name: 'Open the repository of sales' }),
    ).toHaveAttribute('href', 'https://github.example.com/acme/sales');
    expect(
      projectsOf(
        await late.findByRole('link', { name: 'Upgrade lakeport of sales' }),
      ),
    ).toEqual(['system:default/sales']);

    const current = within(screen.getByRole('row', { name: 'acme' }));
    expect(current.getByText('platform')).toBeInTheDocument();
    expect(current.getByText('up to date')).toBeInTheDocument();
    expect(
      current.queryByRole('link', { name: /^Upgrade/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByText('The portal has lakeport 0.2.0. Behind it: 1.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(`Read at ${formatTime(versions.readAt)}`),
    ).toBeInTheDocument();
    // One is upgraded from its own row.
    expect(
      screen.queryByRole('link', { name: /^Upgrade those/ }),
    ).not.toBeInTheDocument();
  });

  it('upgrades several at once', async () => {
    const api = new FakeDatabricksApi();
    const current = '0.2.0';
    api.versions = {
      ...versions,
      behind: 2,
      totalItems: 4,
      items: [
        repository(1, { used: '0.1.0', current, behind: 'major' }),
        repository(2, { used: '0.1.9', current, behind: 'patch' }),
        repository(3, { current, behind: 'unknown' }),
        repository(4, { used: current, current, behind: 'none' }),
      ],
    };
    renderForEntity(<RepositoriesPage />, { api, templates: TEMPLATES });

    expect(
      projectsOf(
        await screen.findByRole('link', {
          name: 'Upgrade those behind on this page',
        }),
      ),
    ).toEqual(['system:default/p1', 'system:default/p2']);
    expect(
      within(screen.getByRole('row', { name: 'p3' })).getByText('not known'),
    ).toBeInTheDocument();
  });

  it('leads to no template that is not registered', async () => {
    renderForEntity(<RepositoriesPage />, { api: new FakeDatabricksApi() });

    expect(
      await screen.findByText('behind by a minor version'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /^Upgrade/ }),
    ).not.toBeInTheDocument();
  });

  it('is paged by the server', async () => {
    const api = new FakeDatabricksApi();
    const current = '0.2.0';
    api.versions = {
      ...versions,
      behind: 0,
      totalItems: 25,
      items: Array.from({ length: 25 }, (_, index) =>
        repository(index, { used: current, current, behind: 'none' }),
      ),
    };
    renderForEntity(<RepositoriesPage />, { api });

    expect(await screen.findByRole('row', { name: 'p0' })).toBeInTheDocument();
    expect(
      screen.getByText('The portal has lakeport 0.2.0. Nobody is behind it.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByRole('row', { name: 'p24' })).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('row', { name: 'p0' })).not.toBeInTheDocument(),
    );
    expect(api.versionRequests.at(-1)).toEqual({ limit: 20, offset: 20 });
  });

  it('says that there are none', async () => {
    const api = new FakeDatabricksApi();
    api.versions = { ...versions, items: [], totalItems: 0, behind: 0 };
    renderForEntity(<RepositoriesPage />, { api });

    expect(await screen.findByText('No repositories')).toBeInTheDocument();
  });

  it('does not say so where they could not be read', async () => {
    const api = new FakeDatabricksApi();
    api.versions = {
      ...versions,
      items: [],
      totalItems: 0,
      errors: [{ source: 'github.example.com', message: 'rate limit' }],
    };
    renderForEntity(<RepositoriesPage />, { api });

    expect(
      await screen.findByText('github.example.com: rate limit'),
    ).toBeInTheDocument();
    expect(screen.queryByText('No repositories')).not.toBeInTheDocument();
  });

  it('shows the error of the backend and asks again', async () => {
    const api = new FakeDatabricksApi();
    api.versions = await responseError(403, 'you may not list repositories');
    renderForEntity(<RepositoriesPage />, { api });

    expect(
      await screen.findByText('you may not list repositories'),
    ).toBeInTheDocument();
    api.versions = versions;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: 'Sales lakehouse' }),
    ).toBeInTheDocument();
  });
});
