import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../../__testUtils__/fakeLayoutEngine';
import { age, workspace } from '../../../__testUtils__/fixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import {
  bindings,
  columnTags,
  grants,
  tableDetails,
  unityApi,
} from '../../../__testUtils__/unityFixtures';
import { UnityCatalogPage } from '../UnityCatalogPage';

const ORDERS =
  '?metastore=m-1&kind=table&catalog=sales&schema=bronze&name=orders';

function renderOrders(
  api: FakeDatabricksApi,
  query = '',
  templates: string[] = ['grant-access'],
) {
  return renderForEntity(<UnityCatalogPage />, {
    api,
    path: `/${ORDERS}${query}`,
    templates,
  });
}

function apiWithDetails() {
  const api = unityApi();
  api.unityDetails = tableDetails;
  api.columnTags = columnTags;
  return api;
}

/** The part of the page beside the tree, once it shows what it is about. */
async function details() {
  await screen.findByRole('heading', { name: 'orders' });
  return within(screen.getByRole('region', { name: 'Details' }));
}

describe('the details of an object', () => {
  beforeAll(fakeLayoutEngine);

  it('tell what it is, whose it is and where it is stored', async () => {
    const { container } = renderOrders(apiWithDetails());
    const page = await details();

    expect(page.getByText('sales.bronze.orders')).toBeInTheDocument();
    expect(page.getByText('One row for each order.')).toBeInTheDocument();
    expect(page.getByText('s3://acme-sales/bronze/orders')).toBeInTheDocument();
    expect(page.getByText('sales.bronze.only_mine')).toBeInTheDocument();
    expect(page.getByRole('link', { name: 'guest' })).toHaveAttribute(
      'href',
      '/catalog/default/user/guest',
    );
    const tags = page.getByRole('list', { name: 'Tags' });
    expect(within(tags).getByText('tier: gold')).toBeInTheDocument();
    expect(within(tags).getByText('reviewed')).toBeInTheDocument();
    expect(page.getByText('delta.minReaderVersion')).toBeInTheDocument();
    expect(
      page.getByRole('link', {
        name: 'Open in Databricks: sales.bronze.orders',
      }),
    ).toHaveAttribute('href', tableDetails.url);
    expect(page.getByText(/^Read at /)).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('tell columns with types, keys, masks and tags', async () => {
    const api = apiWithDetails();
    api.columnTagErrors = [
      { source: 'tags of column customer', message: 'no ASSIGN' },
    ];
    const { container } = renderOrders(api);
    const page = await details();
    const columns = within(page.getByRole('region', { name: 'Columns' }));
    const row = (name: RegExp) => within(columns.getByRole('row', { name }));

    expect(row(/^id/).getByText('BIGINT NOT NULL')).toBeInTheDocument();
    expect(row(/^id/).getByText('primary key')).toBeInTheDocument();
    expect(row(/^id/).getByText('Number of the order.')).toBeInTheDocument();
    expect(
      row(/^mail/).getByText('sales.bronze.mask_mail'),
    ).toBeInTheDocument();
    expect(await row(/^mail/).findByText('pii: mail')).toBeInTheDocument();
    expect(row(/^customer/).getByText('foreign key')).toBeInTheDocument();
    // Tags that were not read are not called none.
    expect(row(/^customer/).getByText('could not be read')).toBeInTheDocument();
    expect(row(/^id/).getByText('none')).toBeInTheDocument();
    expect(
      page.getByText('tags of column customer: no ASSIGN'),
    ).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
    expect(row(/^day/).getByText('partition 0')).toBeInTheDocument();

    await userEvent.type(
      page.getByRole('searchbox', { name: 'Filter columns' }),
      'mail',
    );
    await waitFor(() => expect(columns.getAllByRole('row')).toHaveLength(2));

    const constraints = page.getByRole('list', { name: 'Constraints' });
    expect(
      within(constraints).getByText('sales.silver.customers(id)'),
    ).toBeInTheDocument();
  });

  it('say that no column has a tag rather than show a column of nothing', async () => {
    const api = apiWithDetails();
    api.columnTags = { id: [], mail: [], customer: [], day: [] };
    renderOrders(api);
    const page = await details();
    expect(
      await page.findByText('None of the columns has a tag.'),
    ).toBeInTheDocument();
    expect(
      page.queryByRole('columnheader', { name: 'Tags' }),
    ).not.toBeInTheDocument();
  });

  it('read the tags of a wide table when somebody asks, some columns at a time', async () => {
    const api = unityApi();
    const names = Array.from({ length: 130 }, (_, index) => `c${index}`);
    api.unityDetails = {
      ...tableDetails,
      columns: names.map(name => ({ name })),
    };
    api.columnTags = Object.fromEntries(
      names.map(name => [name, name === 'c120' ? [{ key: 'late' }] : []]),
    );
    renderOrders(api);
    const page = await details();
    const asked = () =>
      api.unityCalls.filter(({ method }) => method === 'listUnityColumnTags');
    const read = await page.findByRole('button', {
      name: "Read the columns' tags",
    });
    expect(asked()).toEqual([]);
    expect(
      page.queryByRole('columnheader', { name: 'Tags' }),
    ).not.toBeInTheDocument();

    await userEvent.click(read);
    expect(
      await page.findByText(
        'Tags of 100 of 130 columns were read. None of those has a tag.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      page.getByRole('button', { name: 'Read the tags of more columns' }),
    );
    expect(
      await page.findByRole('columnheader', { name: 'Tags' }),
    ).toBeInTheDocument();
    expect(
      page.queryByRole('button', { name: 'Read the tags of more columns' }),
    ).not.toBeInTheDocument();
    await userEvent.type(
      page.getByRole('searchbox', { name: 'Filter columns' }),
      'late',
    );
    const columns = within(page.getByRole('region', { name: 'Columns' }));
    await waitFor(() => expect(columns.getAllByRole('row')).toHaveLength(2));
    expect(columns.getByText('late')).toBeInTheDocument();
    const table = {
      metastore: 'm-1',
      catalog: 'sales',
      schema: 'bronze',
      table: 'orders',
      limit: 100,
    };
    expect(asked().map(({ request }) => request)).toEqual([
      table,
      { ...table, offset: 100 },
    ]);
  });

  it('tell that the tags of columns are being read, and why they cannot be', async () => {
    const api = apiWithDetails();
    let answerNow = () => {};
    const answer = new Promise<void>(resolve => {
      answerNow = resolve;
    });
    const list = api.listUnityColumnTags.bind(api);
    api.listUnityColumnTags = async (...args) => {
      await answer;
      return list(...args);
    };
    api.columnTags = await responseError(403, 'no tags for you');
    renderOrders(api);
    const page = await details();
    expect(
      await page.findByText('Loading tags of columns…'),
    ).toBeInTheDocument();
    answerNow();
    expect(await page.findByText('no tags for you')).toBeInTheDocument();
    expect(
      page.queryByText('None of the columns has a tag.'),
    ).not.toBeInTheDocument();

    api.columnTags = columnTags;
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    expect(await page.findByText('pii: mail')).toBeInTheDocument();
    expect(page.queryByText('no tags for you')).not.toBeInTheDocument();
  });

  it('show the definition of a view, and what a function takes and returns', async () => {
    const api = unityApi();
    api.unityDetails = {
      viewDefinition: 'select * from orders',
      function: {
        parameters: [{ name: 'mail', type: 'STRING' }],
        returns: 'STRING',
        language: 'SQL',
        definition: `regexp_replace(mail, '.*@', '')`,
      },
    };
    renderOrders(api);
    const page = await details();
    expect(page.getByRole('textbox', { name: 'View definition' })).toHaveValue(
      'select * from orders',
    );
    expect(page.getByText('mail STRING')).toBeInTheDocument();
    expect(
      page.getByRole('textbox', { name: 'Definition of the function' }),
    ).toHaveValue(`regexp_replace(mail, '.*@', '')`);
  });

  it('say honestly what is not known of an owner, and tags', async () => {
    const api = unityApi();
    const { unityObjects } = api;
    if (unityObjects instanceof Error) {
      throw unityObjects;
    }
    api.unityObjects = unityObjects.map(object => ({
      ...object,
      owner:
        object.name === 'orders' ? { name: 'gone@example.com' } : undefined,
    }));
    renderOrders(api);
    const page = await details();
    expect(page.getByText('gone@example.com')).toBeInTheDocument();
    expect(
      page.queryByRole('link', { name: 'gone@example.com' }),
    ).not.toBeInTheDocument();
    expect(page.getByText('could not be read')).toBeInTheDocument();
    await userEvent.click(page.getByRole('button', { name: 'bronze' }));
    await screen.findByRole('heading', { name: 'bronze' });
    expect(screen.getByText('not known')).toBeInTheDocument();
  });

  it('lead to the form that asks for access, filled in', async () => {
    renderOrders(apiWithDetails());
    const page = await details();
    const link = await page.findByRole('link', { name: 'Ask for access' });
    const url = new URL(link.getAttribute('href') ?? '', 'https://portal');
    expect(url.pathname).toBe('/create/templates/default/grant-access');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      environment: 'resource:default/sales-dev',
      what: 'catalog',
      catalog: 'sales',
    });
  });

  it.each([
    ['no environment is known', unityApi, ['grant-access']],
    ['the template is not there', apiWithDetails, []],
  ])('offer no access where %s', async (_, makeApi, templates) => {
    renderOrders(makeApi(), '', templates);
    const page = await details();
    await screen.findAllByText(/^Read at /);
    expect(
      page.queryByRole('link', { name: /Ask for access/ }),
    ).not.toBeInTheDocument();
  });

  it('link to nothing that is not the web', async () => {
    const api = unityApi();
    api.unityDetails = { url: 'file:///etc/passwd' };
    renderOrders(api);
    const page = await details();
    expect(page.getByText('Open in Databricks')).toBeInTheDocument();
    expect(
      page.queryByRole('link', { name: /in Databricks/ }),
    ).not.toBeInTheDocument();
  });

  it('stand beside what could not be read, with their age', async () => {
    const api = unityApi();
    api.unityDetails = {
      age: { ...age, stale: true },
      errors: [{ source: 'tags', message: 'no warehouse' }],
    };
    renderOrders(api);
    const page = await details();
    expect(page.getByText('tags: no warehouse')).toBeInTheDocument();
    expect(
      page.getByText(/^The source cannot be read now; this was read at /),
    ).toBeInTheDocument();
  });

  it('tell why they cannot be shown', async () => {
    const api = unityApi();
    api.unityDetails = await responseError(403, 'you may not see the table');
    renderOrders(api);
    expect(
      await screen.findByText('you may not see the table'),
    ).toBeInTheDocument();
  });
});

describe('the grants of an object', () => {
  beforeAll(fakeLayoutEngine);

  it('are direct and inherited, for whom', async () => {
    const { container } = renderOrders(unityApi(), '&tab=grants');
    await details();
    const table = await screen.findByRole('region', {
      name: 'Who may do what',
    });
    const guest = within(within(table).getByRole('row', { name: /guest/ }));
    expect(guest.getByText('SELECT')).toBeInTheDocument();
    const row = within(within(table).getByRole('row', { name: /analysts/ }));
    expect(row.getByText('MODIFY')).toBeInTheDocument();
    expect(row.getByText('from catalog sales')).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('are asked for one principal, once it was typed', async () => {
    const api = unityApi();
    renderOrders(api, '&tab=grants');
    await details();
    await screen.findByRole('region', { name: 'Who may do what' });
    api.grants = { items: [], age, errors: [] };
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Principal' }),
      'nobody',
    );
    expect(
      await screen.findByText(/Nothing is granted to nobody/),
    ).toBeInTheDocument();
    expect(
      api.unityCalls.filter(
        ({ method, request }) =>
          method === 'listUnityGrants' && 'principal' in request,
      ),
    ).toEqual([
      {
        method: 'listUnityGrants',
        request: {
          metastore: 'm-1',
          kind: 'table',
          catalog: 'sales',
          schema: 'bronze',
          name: 'orders',
          principal: 'nobody',
        },
      },
    ]);
  });

  it('come page by page', async () => {
    const api = unityApi();
    api.listUnityGrants = async request =>
      request.pageToken
        ? {
            items: [
              {
                principal: { name: 'late' },
                privileges: [{ privilege: 'SELECT' }],
              },
            ],
            age,
            errors: [],
          }
        : { ...grants, nextPageToken: '2' };
    renderOrders(api, '&tab=grants');
    await details();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more principals' }),
    );
    expect(await screen.findByText('late')).toBeInTheDocument();
    expect(screen.getByText('analysts')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Load more principals' }),
    ).not.toBeInTheDocument();
  });

  it('are never those of another object', async () => {
    const api = unityApi();
    const list = api.listUnityGrants.bind(api);
    api.listUnityGrants = async request =>
      request.name === 'orders' ? list(request) : new Promise(() => {});
    renderOrders(api);
    await details();
    const choose = async (name: string) => {
      await userEvent.click(
        await screen.findByRole('treeitem', {
          name: new RegExp(`^${name}, `),
        }),
      );
      await screen.findByRole('heading', { name });
    };
    await choose('orders_view');
    await choose('orders');
    await userEvent.click(screen.getByRole('tab', { name: 'Grants' }));
    await screen.findByText('analysts');
    // What it is was read before, its grants were not.
    await choose('orders_view');
    expect(screen.queryByText('analysts')).not.toBeInTheDocument();
  });

  it('are not called none where they could not be read', async () => {
    const api = unityApi();
    api.grants = await responseError(403, 'no MANAGE on the table');
    renderOrders(api, '&tab=grants');
    await details();
    expect(
      await screen.findByText('no MANAGE on the table'),
    ).toBeInTheDocument();
    expect(screen.queryByText('No grants')).not.toBeInTheDocument();
  });
});

describe('the workspaces of an object', () => {
  beforeAll(fakeLayoutEngine);

  it('are those that its catalog is bound to, with their environments', async () => {
    const { container } = renderOrders(apiWithDetails(), '&tab=workspaces');
    await details();
    const table = await screen.findByRole('region', {
      name: 'Workspaces that may use it',
    });
    const own = within(
      within(table).getByRole('row', { name: new RegExp(workspace.id) }),
    );
    expect(own.getByText('read and write')).toBeInTheDocument();
    expect(await own.findByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    const other = within(within(table).getByRole('row', { name: /analytics/ }));
    expect(other.getByText('read only')).toBeInTheDocument();
    expect(screen.getByText(/Catalog sales is isolated/)).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('are looked for over several pages, by the whole name', async () => {
    const api = unityApi();
    api.listUnityBindings = async request =>
      request.pageToken
        ? bindings
        : {
            ...bindings,
            items: [{ catalog: 'sales_old', open: true, bindings: [] }],
            nextPageToken: '2',
          };
    renderOrders(api, '&tab=workspaces');
    await details();
    expect(
      await screen.findByText(/Catalog sales is isolated/),
    ).toBeInTheDocument();
  });

  it('are none where the catalog is not among those to be seen', async () => {
    const api = unityApi();
    api.bindings = { ...bindings, items: [] };
    renderOrders(api, '&tab=workspaces');
    await details();
    expect(await screen.findByText('No workspace')).toBeInTheDocument();
  });
});
