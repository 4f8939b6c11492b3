import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import {
  brokenCluster,
  capacity,
  cluster,
  failedJob,
  job,
  warehouse,
} from '../../../__testUtils__/estateFixtures';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import { age } from '../../../__testUtils__/fixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { ComputeSection } from './ComputeSection';

function apiWith() {
  const api = new FakeDatabricksApi();
  api.clusters = { items: [cluster, brokenCluster], age, errors: [] };
  api.warehouses = { items: [warehouse], age, errors: [] };
  api.jobs = { items: [job, failedJob], age, errors: [] };
  api.capacity = capacity;
  return api;
}

const show = (api = apiWith()) =>
  renderForEntity(
    <DatabricksQueryProvider>
      <ComputeSection workspaceId="1" />
    </DatabricksQueryProvider>,
    { api },
  );
const table = async (name: string) =>
  within(await screen.findByRole('region', { name }));
const namesIn = (region: Awaited<ReturnType<typeof table>>) =>
  region.getAllByRole('rowheader').map(({ textContent }) => textContent);

describe('compute of a workspace', () => {
  it('lists jobs with their last results, those that failed first', async () => {
    show();
    const jobs = await table('Jobs');
    expect(namesIn(jobs)).toEqual(['export', 'ingest']);
    const failed = within(jobs.getByRole('row', { name: /export/ }));
    expect(failed.getByText('CLOUD_FAILURE')).toBeInTheDocument();
    expect(failed.getByText('no free addresses')).toBeInTheDocument();
    expect(failed.getByText(/ · 2 min 05 s$/)).toBeInTheDocument();
    expect(
      failed.getByRole('link', { name: 'Open run 72 in Databricks' }),
    ).toHaveAttribute('href', failedJob.lastRun?.url);
    const fine = within(jobs.getByRole('row', { name: /ingest/ }));
    expect(fine.getByText('SUCCESS')).toBeInTheDocument();
    expect(fine.getByText('paused')).toBeInTheDocument();
    expect(
      fine.getByRole('link', { name: 'Open ingest (11) in Databricks' }),
    ).toHaveAttribute('href', job.url);
    expect(screen.getAllByText('1 of those shown has failed')).toHaveLength(2);
  });

  it('lists clusters with why they failed; an address that is not the web is text', async () => {
    show();
    const clusters = await table('Clusters');
    expect(namesIn(clusters)).toEqual(['nightly', 'shared']);
    const broken = within(clusters.getByRole('row', { name: /nightly/ }));
    expect(broken.getByText('INSUFFICIENT_FREE_ADDRESSES')).toBeInTheDocument();
    expect(broken.queryByRole('link')).not.toBeInTheDocument();
    expect(
      within(clusters.getByRole('row', { name: /shared/ })).getByText('1–8'),
    ).toBeInTheDocument();
  });

  it('lists warehouses', async () => {
    show();
    const row = within(
      (await table('SQL warehouses')).getByRole('row', { name: /reports/ }),
    );
    expect(row.getByText('STOPPED')).toBeInTheDocument();
    expect(row.getByText('serverless')).toBeInTheDocument();
    expect(row.getByText('10 minutes')).toBeInTheDocument();
  });

  it('reads a page at a time, and puts what failed on the next one first', async () => {
    const api = apiWith();
    const asked = jest.spyOn(api, 'listJobs');
    api.jobs = { items: [job], nextPageToken: 'p=2&x', age, errors: [] };
    show(api);
    expect(namesIn(await table('Jobs'))).toEqual(['ingest']);
    api.jobs = { items: [failedJob], age, errors: [] };
    await userEvent.click(
      screen.getByRole('button', { name: 'Show more of the jobs' }),
    );
    await screen.findByText('export');
    expect(namesIn(await table('Jobs'))).toEqual(['export', 'ingest']);
    expect(asked).toHaveBeenLastCalledWith(
      '1',
      { pageToken: 'p=2&x' },
      expect.anything(),
    );
    expect(
      screen.queryByRole('button', { name: 'Show more of the jobs' }),
    ).not.toBeInTheDocument();
  });

  it('says so when there is nothing', async () => {
    show(new FakeDatabricksApi());
    expect(await screen.findByText('No jobs')).toBeInTheDocument();
    expect(await screen.findByText('No clusters')).toBeInTheDocument();
    expect(await screen.findByText('No SQL warehouses')).toBeInTheDocument();
  });

  it('does not say so when it could not be read', async () => {
    const api = apiWith();
    api.jobs = {
      items: [],
      age: { ...age, stale: true },
      errors: [{ source: 'jobs of sales-dev', message: '503' }],
    };
    show(api);
    expect(
      await screen.findByText('jobs of sales-dev: 503'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
    expect(screen.queryByText('No jobs')).not.toBeInTheDocument();
  });

  it('fails card by card, and asks again for the one only', async () => {
    const api = apiWith();
    const clusters = jest.spyOn(api, 'listClusters');
    api.jobs = await responseError(403, 'no rights on jobs');
    show(api);
    expect(await screen.findByText('no rights on jobs')).toBeInTheDocument();
    expect(namesIn(await table('Clusters'))).toHaveLength(2);
    api.jobs = { items: [job], age, errors: [] };
    await userEvent.click(
      screen.getByRole('button', { name: 'Refresh the jobs' }),
    );
    expect(namesIn(await table('Jobs'))).toEqual(['ingest']);
    expect(clusters).toHaveBeenCalledTimes(1);
  });

  it('says that it is loading', async () => {
    const api = apiWith();
    api.listJobs = () => new Promise(() => {});
    show(api);
    expect(await screen.findByText('Loading the jobs…')).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    const { container } = show();
    await table('Jobs');
    await table('Clusters');
    await table('SQL warehouses');
    await table('What may still be started');
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('room for compute', () => {
  it('is told in words, in a picture and in tables', async () => {
    show();
    expect(await screen.findByText('addresses are tight')).toBeInTheDocument();
    expect(
      screen.getByText('Each can grow to its maximum, but not all at once'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: /^13 addresses are free, 16 more may be asked for/,
      }),
    ).toBeInTheDocument();
    const rows = (await table('What may still be started'))
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);
    expect(rows).toEqual(['sharedcluster2914', 'spareinstance pool012']);
    expect(
      (await table('Subnets')).getByText('13 of 251 free (5.2%)'),
    ).toBeInTheDocument();
  });

  it.each([
    ['enough', 'enough addresses'],
    ['short', 'too few addresses'],
    ['unknown', 'not known'],
    [undefined, 'not known'],
  ] as const)('has words for %s', async (verdict, words) => {
    const api = new FakeDatabricksApi();
    api.capacity = { ...capacity, subnets: [], verdict };
    show(api);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('draws nothing of what nobody knows', async () => {
    const api = new FakeDatabricksApi();
    api.capacity = {
      subnets: [],
      demands: [],
      verdict: 'unknown',
      message: 'Databricks keeps the network of this workspace',
      age,
      errors: [],
    };
    show(api);
    expect(
      await screen.findByText('Databricks keeps the network of this workspace'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(
      screen.getByText('Nothing that takes addresses may still be started'),
    ).toBeInTheDocument();
  });
});
