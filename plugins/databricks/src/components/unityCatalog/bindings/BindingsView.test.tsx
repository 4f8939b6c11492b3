import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../../__testUtils__/fakeLayoutEngine';
import { age } from '../../../__testUtils__/fixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import {
  bindings,
  metastore,
  unityApi,
} from '../../../__testUtils__/unityFixtures';
import { UnityCatalogPage } from '../UnityCatalogPage';

function renderBindings(api: FakeDatabricksApi) {
  return renderForEntity(<UnityCatalogPage />, {
    api,
    path: '/?view=bindings',
  });
}

const row = async (name: RegExp) =>
  within(await screen.findByRole('row', { name }));

describe('BindingsView', () => {
  beforeAll(fakeLayoutEngine);

  it('tells of every catalog and workspace', async () => {
    const { container } = renderBindings(unityApi());

    const table = await screen.findByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Catalog', 'Isolation', 'analytics', 'sales-dev']);
    const cells = async (name: RegExp) =>
      (await row(name))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent?.trim());
    expect(await cells(/^shared/)).toEqual(['open', 'yes', 'yes']);
    expect(await cells(/^sales/)).toEqual(['isolated', 'read only', 'yes']);
    expect(await cells(/^hr/)).toEqual(['isolated', 'no', 'no']);
    expect(await cells(/^broken/)).toEqual(['', 'not known', 'not known']);
    expect(
      screen.getByText('Could not be read: the workspace is asleep'),
    ).toBeInTheDocument();
    expect(
      (await row(/^sales/)).getByRole('link', { name: 'sales' }),
    ).toHaveAttribute(
      'href',
      '/databricks/catalogs?metastore=m-1&kind=catalog&catalog=sales',
    );
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('draws few of many workspaces, and says where each stands', async () => {
    const api = unityApi();
    const workspaces = Array.from({ length: 400 }, (_, index) => ({
      id: String(index + 1),
      name: `w${index}`,
    }));
    api.bindings = { ...bindings, workspaces };
    renderBindings(api);

    const table = await screen.findByRole('table');
    expect(table).toHaveAttribute('aria-colcount', '402');
    await screen.findByRole('columnheader', { name: 'w0' });
    expect(screen.getByRole('columnheader', { name: 'w3' })).toHaveAttribute(
      'aria-colindex',
      '6',
    );
    expect(within(table).getAllByRole('columnheader').length).toBeLessThan(20);

    // A way to the others for the keyboard: columns hold nothing that it can get to.
    expect(
      screen.getByRole('button', { name: 'Previous workspaces' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'Next workspaces' }),
    ).toBeEnabled();
  });

  it('goes from page to page and back', async () => {
    const api = unityApi();
    const asked: Array<string | undefined> = [];
    api.listUnityBindings = async request => {
      asked.push(request.pageToken);
      return request.pageToken
        ? { ...bindings, items: bindings.items.slice(2) }
        : {
            ...bindings,
            items: bindings.items.slice(0, 2),
            nextPageToken: '2',
          };
    };
    renderBindings(api);
    await row(/^sales/);
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await row(/^hr/);
    expect(screen.getByText('Page 2')).toBeInTheDocument();
    expect(screen.queryByRole('row', { name: /^sales/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    await row(/^sales/);
    expect(asked).toEqual([undefined, '2']);
  });

  it('leads back from a page whose token has expired', async () => {
    const api = unityApi();
    api.listUnityBindings = async request => {
      if (request.pageToken) {
        throw await responseError(400, 'the token has expired');
      }
      return { ...bindings, nextPageToken: '2' };
    };
    renderBindings(api);
    await row(/^sales/);
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('the token has expired')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'First page' }));
    await row(/^sales/);
    expect(screen.queryByText('the token has expired')).toBeNull();
  });

  it('asks the server for catalogs with a part of a name', async () => {
    const api = unityApi();
    renderBindings(api);
    await row(/^sales/);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter catalogs' }),
      'hr%',
    );
    await waitFor(() =>
      expect(api.unityCalls.at(-1)?.request).toMatchObject({ q: 'hr%' }),
    );
  });

  it('says that there are none, or none on this page', async () => {
    const api = unityApi();
    api.bindings = {
      ...bindings,
      items: [],
      nextPageToken: '2',
      errors: [{ source: 'workspace 77', message: 'asleep' }],
      age: { ...age, stale: true },
    };
    renderBindings(api);
    expect(
      await screen.findByText('None on this page; there are more pages.'),
    ).toBeInTheDocument();
    expect(screen.getByText('workspace 77: asleep')).toBeInTheDocument();
    expect(
      screen.getByText(/^The source cannot be read now/),
    ).toBeInTheDocument();
  });

  it('says why it cannot be shown', async () => {
    const api = unityApi();
    api.bindings = await responseError(403, 'you may not see bindings');
    renderBindings(api);
    expect(
      await screen.findByText('you may not see bindings'),
    ).toBeInTheDocument();
  });

  it('begins with a metastore that can be read', async () => {
    const api = unityApi();
    api.metastores = {
      items: [
        { ...metastore, id: 'm-0', name: 'idle', workspaces: [] },
        metastore,
      ],
      readAs: 'portal',
      age,
      errors: [],
    };
    renderBindings(api);
    await row(/^sales/);
    expect(api.unityCalls.at(-1)?.request).toMatchObject({
      metastore: metastore.id,
    });
  });

  it('goes from one metastore to another, and back to the explorer', async () => {
    const api = unityApi();
    api.metastores = {
      items: [metastore, { ...metastore, id: 'm-2', name: 'main-eu' }],
      readAs: 'portal',
      age,
      errors: [],
    };
    renderBindings(api);
    await row(/^sales/);
    await userEvent.click(screen.getByRole('button', { name: /main-us/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'main-eu' }),
    );
    await waitFor(() =>
      expect(api.unityCalls.at(-1)?.request).toMatchObject({
        metastore: 'm-2',
      }),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'Explorer' }));
    expect(await screen.findByRole('tree')).toBeInTheDocument();
  });
});
