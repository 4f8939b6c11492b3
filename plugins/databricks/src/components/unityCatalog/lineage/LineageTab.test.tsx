import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import Elk from 'elkjs/lib/elk.bundled';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../../__testUtils__/fakeLayoutEngine';
import { age } from '../../../__testUtils__/fixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import {
  lineage,
  tableDetails,
  unityApi,
} from '../../../__testUtils__/unityFixtures';
import { UnityCatalogPage } from '../UnityCatalogPage';
import { sharedLineageEngine } from './sharedLineageEngine';

// jsdom has no workers; the same ELK runs beside the test instead.
jest.mock('./sharedLineageEngine', () => ({ sharedLineageEngine: jest.fn() }));

const engine = jest.mocked(sharedLineageEngine);
const none = { upstreams: [], downstreams: [], age, errors: [] };

function renderLineage(api: FakeDatabricksApi, query = '') {
  return renderForEntity(<UnityCatalogPage />, {
    api,
    path: `/?metastore=m-1&kind=table&catalog=sales&schema=bronze&name=orders&tab=lineage${query}`,
  });
}

const table = async () =>
  within(await screen.findByRole('region', { name: 'Lineage as a table' }));
const requests = (api: FakeDatabricksApi) =>
  api.unityCalls
    .filter(({ method }) => method === 'getUnityLineage')
    .map(({ request }) => request);

describe('LineageTab', () => {
  beforeAll(fakeLayoutEngine);
  beforeEach(() => engine.mockImplementation(async () => new Elk()));

  it('draws where data come from and go to, with the same content in a table', async () => {
    const { container } = renderLineage(unityApi());

    expect(
      await screen.findByLabelText(
        'sales.raw.events, upstream, step 1, press to read one step further',
      ),
    ).toBeInTheDocument();
    expect(container.querySelectorAll('.react-flow__node')).toHaveLength(4);
    const rows = await table();
    expect(
      rows.getByRole('link', { name: 'sales.gold.revenue' }),
    ).toHaveAttribute(
      'href',
      '/databricks/catalogs?metastore=m-1&kind=table&catalog=sales&schema=gold&name=revenue',
    );
    expect(rows.getByRole('link', { name: 'job 42' })).toHaveAttribute(
      'href',
      'https://sales-dev.cloud.databricks.com/jobs/42',
    );
    expect(rows.getByText('notebook 7')).toBeInTheDocument();
    const hidden = within(rows.getByRole('row', { name: /^hidden table/ }));
    expect(hidden.queryByRole('link')).not.toBeInTheDocument();
    expect(hidden.queryByRole('button')).not.toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('reads one step more from a table that is pressed, and never twice', async () => {
    const api = unityApi();
    api.lineage = ({ table: name }) => {
      if (name === 'orders') {
        return lineage;
      }
      return name === 'events'
        ? {
            ...none,
            upstreams: [{ catalog: 'sales', schema: 'raw', table: 'kafka' }],
            downstreams: [
              { catalog: 'sales', schema: 'bronze', table: 'orders' },
            ],
          }
        : none;
    };
    renderLineage(api);
    const box = await screen.findByLabelText(/^sales\.raw\.events, /);
    fireEvent.click(box);
    expect(
      await screen.findByLabelText(/^sales\.raw\.kafka, upstream, step 2/),
    ).toBeInTheDocument();
    expect(requests(api)).toHaveLength(2);
    expect(requests(api)[1]).toEqual({
      metastore: 'm-1',
      catalog: 'sales',
      schema: 'raw',
      table: 'events',
    });
    await userEvent.click(
      (
        await table()
      ).getByRole('button', {
        name: 'Read on from sales.gold.revenue',
      }),
    );
    await waitFor(() => expect(requests(api)).toHaveLength(3));
  });

  it('says what it could not draw, and has the table', async () => {
    engine.mockRejectedValue(new Error('Worker is not defined'));
    renderLineage(unityApi());
    expect(
      await screen.findByText('The picture cannot be drawn'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Worker is not defined/)).toBeInTheDocument();
    expect(
      (await table()).getByRole('row', { name: /events/ }),
    ).toBeInTheDocument();

    engine.mockImplementation(async () => new Elk());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByLabelText(/^sales\.raw\.events, /),
    ).toBeInTheDocument();
  });

  it('keeps what it has when a further step fails', async () => {
    const api = unityApi();
    const refusal = await responseError(403, 'not this one');
    api.getUnityLineage = async request => {
      if (request.table === 'events') {
        throw refusal;
      }
      return lineage;
    };
    renderLineage(api);
    await userEvent.click(
      (
        await table()
      ).getByRole('button', {
        name: 'Read on from sales.raw.events',
      }),
    );
    expect(await screen.findByText('events: not this one')).toBeInTheDocument();
    expect(
      (await table()).getByRole('row', { name: /revenue/ }),
    ).toBeInTheDocument();
  });

  it('is of one column where one is chosen', async () => {
    const api = unityApi();
    api.unityDetails = tableDetails;
    renderLineage(api);
    await table();
    await userEvent.click(screen.getByRole('button', { name: /Lineage of/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'mail' }));
    await waitFor(() =>
      expect(requests(api).at(-1)).toMatchObject({
        table: 'orders',
        column: 'mail',
      }),
    );
  });

  it('says that a table has no such column', async () => {
    const api = unityApi();
    api.unityDetails = tableDetails;
    renderLineage(api, '&column=gone');
    expect(
      await screen.findByText('The table has no column gone'),
    ).toBeInTheDocument();
    expect(requests(api)).toEqual([]);
  });

  it('says that nothing was recorded', async () => {
    const api = unityApi();
    api.lineage = () => none;
    renderLineage(api);
    expect(await screen.findByText('No lineage')).toBeInTheDocument();
  });

  it('says why it cannot be read', async () => {
    const api = unityApi();
    api.lineage = await responseError(501, 'no system tables');
    renderLineage(api);
    expect(await screen.findByText('no system tables')).toBeInTheDocument();
  });
});
