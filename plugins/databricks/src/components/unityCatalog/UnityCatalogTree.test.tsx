import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { age } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { metastore, unityApi } from '../../__testUtils__/unityFixtures';
import { UnityCatalogPage } from './UnityCatalogPage';

/** The page, and its address beside it. */
function PageWithAddress() {
  const { search } = useLocation();
  return (
    <>
      <UnityCatalogPage />
      <output aria-label="address">{decodeURIComponent(search)}</output>
    </>
  );
}

function renderPage(api: FakeDatabricksApi, query = '') {
  return renderForEntity(<PageWithAddress />, { api, path: `/${query}` });
}

const item = (name: string | RegExp) => screen.findByRole('treeitem', { name });
const names = () =>
  screen
    .getAllByRole('treeitem')
    .map(row => `${row.getAttribute('aria-level')} ${row.textContent}`);
const address = () => screen.getByLabelText('address').textContent;

function manyTables(count: number): UnityObject[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'table' as const,
    name: `t${String(index).padStart(6, '0')}`,
    fullName: `sales.bronze.t${index}`,
    catalog: 'sales',
    schema: 'bronze',
  }));
}

describe('the tree of Unity Catalog', () => {
  beforeAll(fakeLayoutEngine);

  it('opens the only metastore, and goes down level by level', async () => {
    const api = unityApi();
    const { container } = renderPage(api);

    expect(await item('sales, catalog')).toHaveAttribute('aria-level', '2');
    expect(names()).toEqual(['1 main-us', '2 sales', '2 hr']);
    // The page that backends read ahead: as large as the API makes it by itself.
    expect(api.unityRequests).toEqual([{ kind: 'catalog', metastore: 'm-1' }]);

    await userEvent.click(await item('sales, catalog'));
    await userEvent.click(await item('bronze, schema'));
    await userEvent.click(await item('Tables'));
    const orders = await item('orders, table');
    expect(names()).toEqual([
      '1 main-us',
      '2 sales',
      '3 bronze',
      '4 Tables',
      '5 orders',
      '5 orders_view',
      '4 Volumes',
      '4 Functions',
      '4 Models',
      '3 silver',
      '2 hr',
    ]);
    expect(orders).toHaveAttribute('aria-posinset', '1');
    expect(orders).toHaveAttribute('aria-setsize', '2');
    expect(orders).not.toHaveAttribute('aria-expanded');
    expect(await item('bronze, schema')).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    expect(await accessibilityProblems(container)).toEqual([]);

    await userEvent.click(orders);
    expect(
      await screen.findByRole('heading', { name: 'orders' }),
    ).toBeInTheDocument();
    expect(orders).toHaveAttribute('aria-selected', 'true');
    expect(address()).toBe(
      '?metastore=m-1&kind=table&catalog=sales&schema=bronze&name=orders',
    );
  });

  it('is walked by keyboard', async () => {
    renderPage(unityApi());
    await item('sales, catalog');
    const focused = () => document.activeElement?.textContent;

    await userEvent.tab();
    while (document.activeElement?.getAttribute('role') !== 'treeitem') {
      await userEvent.tab();
    }
    expect(focused()).toBe('main-us');
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('sales');
    await userEvent.keyboard('{ArrowRight}');
    expect(await item('bronze, schema')).toBeInTheDocument();
    expect(focused()).toBe('sales');
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(focused()).toBe('silver');
    await userEvent.keyboard('{Home}');
    expect(focused()).toBe('main-us');
    await userEvent.keyboard('{End}');
    expect(focused()).toBe('hr');
    await userEvent.keyboard('b');
    expect(focused()).toBe('bronze');
    await userEvent.keyboard('{ArrowLeft}');
    expect(focused()).toBe('sales');
    await userEvent.keyboard('{ArrowLeft}');
    expect(names()).toEqual(['1 main-us', '2 sales', '2 hr']);
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', { name: 'sales' }),
    ).toBeInTheDocument();
    // One row takes part in the order of the Tab key.
    expect(
      screen.getAllByRole('treeitem').filter(row => row.tabIndex === 0),
    ).toHaveLength(1);
  });

  it('opens the way to what the address names', async () => {
    renderPage(
      unityApi(),
      '?metastore=m-1&kind=volume&catalog=sales&schema=bronze&name=landing',
    );
    const row = await item('landing, volume');
    expect(row).toHaveAttribute('aria-selected', 'true');
    expect(
      await screen.findByRole('heading', { name: 'landing' }),
    ).toBeInTheDocument();
  });

  it('narrows the level where the reader is, on the server', async () => {
    const api = unityApi();
    renderPage(api);
    await userEvent.click(await item('sales, catalog'));
    await item('bronze, schema');

    const filter = screen.getByRole('searchbox', {
      name: 'Filter schemas of sales',
    });
    await userEvent.type(filter, 'silv');
    await waitFor(() =>
      expect(
        screen.queryByRole('treeitem', { name: 'bronze, schema' }),
      ).not.toBeInTheDocument(),
    );
    expect(await item('silver, schema')).toBeInTheDocument();
    expect(
      await item('sales, catalog, narrowed to “silv”'),
    ).toBeInTheDocument();
    expect(await accessibilityProblems(screen.getByRole('tree'))).toEqual([]);
    expect(api.unityRequests.at(-1)).toMatchObject({
      kind: 'schema',
      catalog: 'sales',
      q: 'silv',
    });
    // Once it was left alone, not with each letter.
    expect(api.unityRequests.filter(({ q }) => q !== undefined)).toHaveLength(
      1,
    );

    await userEvent.type(filter, 'x');
    expect(await item('Nothing matches the filter')).toBeInTheDocument();
  });

  it('gives up a question that nobody waits for any more', async () => {
    const api = unityApi();
    const signals: Array<AbortSignal | undefined> = [];
    const working = api.listUnityObjects.bind(api);
    api.listUnityObjects = async (request, options) => {
      if (request.q === undefined) {
        return working(request, options);
      }
      signals.push(options?.signal);
      return new Promise(() => {});
    };
    renderPage(api);
    await item('sales, catalog');
    const filter = screen.getByRole('searchbox');
    await userEvent.type(filter, 'a');
    await waitFor(() => expect(signals).toHaveLength(1));
    await userEvent.type(filter, 'b');
    await waitFor(() => expect(signals).toHaveLength(2));
    expect(signals[0]?.aborted).toBe(true);
    expect(signals[1]?.aborted).toBe(false);
  });

  it('draws few of a hundred thousand rows, and reads them page by page', async () => {
    const api = unityApi();
    const { unityObjects } = api;
    if (unityObjects instanceof Error) {
      throw unityObjects;
    }
    api.unityObjects = [
      ...unityObjects.filter(({ kind }) => kind !== 'table'),
      ...manyTables(100_000),
    ];
    const { container } = renderPage(
      api,
      '?metastore=m-1&kind=schema&catalog=sales&schema=bronze',
    );
    await userEvent.click(await item('Tables'));
    const first = await item('t000000, table');
    expect(first).toHaveAttribute('aria-setsize', '-1');

    const tree = screen.getByRole('tree');
    for (let page = 1; page <= 4; page++) {
      tree.scrollTop = 30 * 100 * page;
      fireEvent.scroll(tree);
      await waitFor(() =>
        expect(
          api.unityRequests.filter(({ kind }) => kind === 'table'),
        ).toHaveLength(page + 1),
      );
    }
    await waitFor(() =>
      expect(screen.getByRole('tree').textContent).toMatch(/t0004\d\d/),
    );
    expect(api.unityRequests.at(-1)).toMatchObject({ limit: 100 });
    expect(
      new Set(api.unityRequests.map(request => JSON.stringify(request))).size,
    ).toBe(api.unityRequests.length);
    expect(tree.querySelectorAll('*').length).toBeLessThan(500);
    expect(container.querySelectorAll('[role=treeitem]').length).toBeLessThan(
      60,
    );
  });

  it('reads again by itself what is being read anew', async () => {
    const api = unityApi();
    const read = api.listUnityObjects.bind(api);
    let isRead = false;
    api.listUnityObjects = async (request, options) => {
      const page = await read(request, options);
      return isRead || request.kind !== 'catalog'
        ? page
        : {
            ...page,
            items: page.items.filter(({ name }) => name !== 'hr'),
            age: { ...page.age, refreshing: true },
          };
    };
    renderPage(api);
    await item('sales, catalog');
    expect(names()).toEqual(['1 main-us', '2 sales']);

    isRead = true;
    await screen.findByRole(
      'treeitem',
      { name: 'hr, catalog' },
      { timeout: 5_000 },
    );
    const asked = api.unityRequests.length;
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(api.unityRequests).toHaveLength(asked);
  });

  it('reads on over pages that have nothing for the reader, but not for ever', async () => {
    const api = unityApi();
    let pages = 0;
    api.listUnityObjects = async () => {
      pages += 1;
      return { items: [], nextPageToken: String(pages), age, errors: [] };
    };
    renderPage(api);
    const more = await item('Nothing that you may see so far; look further');
    await waitFor(() => expect(pages).toBe(10));
    await userEvent.click(more);
    await waitFor(() => expect(pages).toBe(11));
  });

  it('says what is empty', async () => {
    const api = unityApi();
    api.unityObjects = [];
    renderPage(api);
    expect(await item('No catalogs that you may see')).toBeInTheDocument();
  });

  it('says what it loads', async () => {
    const api = unityApi();
    api.listUnityObjects = () => new Promise(() => {});
    renderPage(api);
    expect(await item('Loading catalogs…')).toHaveAttribute(
      'aria-busy',
      'true',
    );
  });

  it('tells in its place what could not be loaded, and tries again', async () => {
    const api = unityApi();
    const { unityObjects } = api;
    api.unityObjects = await responseError(403, 'you may not read this');
    renderPage(api);
    const row = await item(/you may not read this/);
    expect(row).toHaveAttribute('aria-level', '2');
    api.unityObjects = unityObjects;
    await userEvent.click(row);
    expect(await item('sales, catalog')).toBeInTheDocument();
    // The row that had the focus is gone; what it was below has it then.
    await waitFor(() =>
      expect(document.activeElement?.textContent).toBe('main-us'),
    );
  });

  it('keeps the pages that it has when one fails', async () => {
    const api = unityApi();
    const working = api.listUnityObjects.bind(api);
    let isBroken = true;
    api.listUnityObjects = async (request, options) => {
      if (request.pageToken && isBroken) {
        throw await responseError(400, 'the token has expired');
      }
      return working({ ...request, limit: 1 }, options);
    };
    renderPage(api);
    const row = await item(/the token has expired/);
    expect(await item('sales, catalog')).toBeInTheDocument();
    isBroken = false;
    await userEvent.click(row);
    expect(await item('hr, catalog')).toBeInTheDocument();
  });

  it('begins anew when the token of the next page has expired for good', async () => {
    const api = unityApi();
    const working = api.listUnityObjects.bind(api);
    let begun = 0;
    api.listUnityObjects = async (request, options) => {
      if (!request.pageToken) {
        begun += 1;
      } else if (begun === 1) {
        throw await responseError(400, 'the token has expired');
      }
      return working({ ...request, limit: 1 }, options);
    };
    renderPage(api);
    await userEvent.click(await item(/the token has expired/));
    expect(await item('hr, catalog')).toBeInTheDocument();
    expect(await item('sales, catalog')).toBeInTheDocument();
  });

  it('tells what could not be read beside what could, and how old it is', async () => {
    const api = unityApi();
    const working = api.listUnityObjects.bind(api);
    api.listUnityObjects = async (request, options) => ({
      ...(await working(request, options)),
      age: { ...age, stale: true },
      errors: [{ source: 'workspace 77', message: 'asleep' }],
    });
    renderPage(api);
    const row = await item(/^Some of it could not be read/);
    expect(row).toHaveAttribute('title', 'workspace 77: asleep');
    expect(await item('sales, catalog')).toBeInTheDocument();
    expect(screen.getByText('older than it should be')).toBeInTheDocument();
    expect(screen.getAllByText(/^Read at /).length).toBeGreaterThan(0);
  });

  it('is read anew from the first page on', async () => {
    const api = unityApi();
    renderPage(api);
    await item('sales, catalog');
    api.unityObjects = [];
    await userEvent.click(
      screen.getByRole('button', { name: 'Refresh the tree' }),
    );
    expect(await item('No catalogs that you may see')).toBeInTheDocument();
    expect(api.refreshed).toEqual(['listUnityObjects']);
  });

  it('shows a metastore with its workspaces', async () => {
    renderPage(unityApi());
    await userEvent.click(await item('main-us, metastore'));
    const table = await screen.findByRole('region', {
      name: 'Workspaces of the metastore',
    });
    expect(within(table).getByText('analytics')).toBeInTheDocument();
    expect(screen.getByText('metastore-admins')).toBeInTheDocument();
    expect(address()).toBe('?metastore=m-1');
  });

  it('opens the one of several metastores that the address names', async () => {
    const api = unityApi();
    api.metastores = {
      items: [metastore, { ...metastore, id: 'm-2', name: 'main-eu' }],
      readAs: 'portal',
      age,
      errors: [],
    };
    renderPage(api, '?metastore=m-2');
    expect(await item('sales, catalog')).toBeInTheDocument();
    expect(await item('main-eu, metastore')).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    expect(await item('main-us, metastore')).toHaveAttribute(
      'aria-expanded',
      'false',
    );
  });

  it('says what may only be browsed', async () => {
    const api = unityApi();
    const { unityObjects } = api;
    if (unityObjects instanceof Error) {
      throw unityObjects;
    }
    api.unityObjects = unityObjects.map(object => ({
      ...object,
      browseOnly: object.name === 'hr',
    }));
    renderPage(api);
    expect(await item('hr (browse only), catalog')).toHaveTextContent(
      'hrbrowse only',
    );
    expect(await item('sales, catalog')).toHaveTextContent(/^sales$/);
    expect(await accessibilityProblems(screen.getByRole('tree'))).toEqual([]);
  });

  it('opens none of several metastores by itself', async () => {
    const api = unityApi();
    api.metastores = {
      items: [metastore, { ...metastore, id: 'm-2', name: 'main-eu' }],
      readAs: 'portal',
      age,
      errors: [{ source: 'account 2', message: 'refused' }],
    };
    renderPage(api);
    expect(await item('main-eu, metastore')).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    expect(api.unityRequests).toEqual([]);
    expect(screen.getByText('account 2: refused')).toBeInTheDocument();
    expect(screen.getByText('Nothing chosen')).toBeInTheDocument();
  });

  it('says that there are no metastores', async () => {
    renderPage(new FakeDatabricksApi());
    expect(await screen.findByText('No metastores')).toBeInTheDocument();
  });

  it('says that an address names what is not here', async () => {
    renderPage(unityApi(), '?metastore=gone&kind=catalog&catalog=sales');
    expect(await screen.findByText('Not in this tree')).toBeInTheDocument();
  });

  it('takes names of any characters', async () => {
    const api = unityApi();
    const odd = `o'hara/"q"%_ü`;
    api.unityObjects = [
      { kind: 'catalog', name: odd, fullName: odd },
      { kind: 'schema', name: '#?&=+', fullName: 'x', catalog: odd },
    ];
    renderPage(api);
    await userEvent.click(await item(`${odd}, catalog`));
    await userEvent.click(await item('#?&=+, schema'));
    expect(
      await screen.findByRole('heading', { name: '#?&=+' }),
    ).toBeInTheDocument();
    expect(api.unityCalls.at(-1)?.request).toMatchObject({
      catalog: odd,
      schema: '#?&=+',
    });
  });
});
