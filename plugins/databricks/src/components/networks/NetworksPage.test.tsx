import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import {
  awsSources,
  network,
  observedNetwork,
  strayNetwork,
} from '../../__testUtils__/observedFixtures';
import { age } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { NetworksPage } from './NetworksPage';

function apiWith() {
  const api = new FakeDatabricksApi();
  api.sources = awsSources;
  api.observed = observedNetwork;
  api.networks = {
    items: [network, strayNetwork],
    totalItems: 2,
    age,
    errors: [],
  };
  return api;
}

const show = (api = apiWith(), path = '/') =>
  renderForEntity(<NetworksPage />, { api, path });
const rowOf = async (name: RegExp) =>
  within(await screen.findByRole('row', { name }));

describe('NetworksPage', () => {
  beforeAll(fakeLayoutEngine);

  it('lists the VPCs with what is in them and how they are', async () => {
    show();
    const row = await rowOf(/sales-dev/);
    expect(row.getByRole('rowheader')).toHaveTextContent('sales-devvpc-0a');
    expect(row.getByText('sales-dev (WARNED)')).toBeInTheDocument();
    expect(row.getByText('1 error')).toBeInTheDocument();
    expect(row.getByText('2 warnings')).toBeInTheDocument();
    expect(row.getByText('1,203 / 1,275')).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'vpc-0a' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/vpc-0a',
    );
    const stray = await rowOf(/vpc-0b/);
    expect(stray.getByText('no problems')).toBeInTheDocument();
    expect(stray.getByText('not read')).toBeInTheDocument();
    expect(stray.getByText('none')).toBeInTheDocument();
  });

  it('filters on the server, by account, region and what is typed', async () => {
    const api = apiWith();
    show(api);
    await rowOf(/sales-dev/);
    const choose = async (field: RegExp, option: string) => {
      await userEvent.click(screen.getByRole('button', { name: field }));
      await userEvent.click(
        await screen.findByRole('option', { name: option }),
      );
    };
    await choose(/AWS account/, 'data (111122223333)');
    await choose(/Region/, 'eu-west-1');
    await userEvent.type(screen.getByLabelText('Name or ID'), 'pay%_');
    await waitFor(() =>
      expect(api.networkRequests.at(-1)).toEqual({
        account: '111122223333',
        region: 'eu-west-1',
        q: 'pay%_',
        limit: 20,
        offset: 0,
      }),
    );
    await choose(/AWS account/, 'All accounts');
    await waitFor(() =>
      expect(api.networkRequests.at(-1)).toMatchObject({ account: undefined }),
    );
  });

  it('says so when nothing fits the filter', async () => {
    const api = apiWith();
    api.networks = { items: [], totalItems: 0, age, errors: [] };
    show(api, '/?q=nowhere');
    expect(
      await screen.findByText('No network matches the filter'),
    ).toBeInTheDocument();
  });

  it('leaves out what the address says and the server would refuse', async () => {
    const api = apiWith();
    show(api, `/?account=../x&region=US%20WEST&from=-3&q=${'x'.repeat(256)}`);
    await rowOf(/sales-dev/);
    expect(api.networkRequests).toEqual([
      {
        account: undefined,
        region: undefined,
        q: undefined,
        limit: 20,
        offset: 0,
      },
    ]);
  });

  it('pages on the server', async () => {
    const api = apiWith();
    api.networks = { items: [network], totalItems: 41, age, errors: [] };
    show(api);
    await rowOf(/sales-dev/);
    await userEvent.click(screen.getByRole('button', { name: /Next/ }));
    await waitFor(() =>
      expect(api.networkRequests.at(-1)).toMatchObject({ offset: 20 }),
    );
  });

  it('draws the VPC that is clicked, and leads back', async () => {
    const api = apiWith();
    show(api);
    await userEvent.click(
      (await rowOf(/sales-dev/)).getByRole('link', { name: 'sales-dev' }),
    );
    expect(
      await screen.findByLabelText(/^VPC sales-dev in AWS account/),
    ).toBeInTheDocument();
    expect(api.topologyRequests).toEqual([
      { account: '111122223333', region: 'us-west-2', vpc: 'vpc-0a' },
    ]);
    await userEvent.click(
      screen.getByRole('link', { name: 'Back to all networks' }),
    );
    await rowOf(/sales-dev/);
  });

  it('draws all accounts and regions on one canvas', async () => {
    const api = apiWith();
    show(api);
    await rowOf(/sales-dev/);
    await userEvent.click(
      screen.getByRole('radio', { name: 'All on one canvas' }),
    );
    expect(
      await screen.findByLabelText(/^VPC sales-dev in AWS account/),
    ).toBeInTheDocument();
    expect(api.topologyRequests).toEqual([
      { account: undefined, region: undefined },
    ]);
    expect(screen.queryByLabelText('Name or ID')).not.toBeInTheDocument();
  });

  it('shows what could be read beside what could not', async () => {
    const api = apiWith();
    api.networks = {
      items: [network],
      totalItems: 1,
      age: { ...age, stale: true },
      errors: [{ source: 'aws 444455556666', message: 'AccessDenied' }],
    };
    show(api);
    await rowOf(/sales-dev/);
    expect(
      screen.getByText('aws 444455556666: AccessDenied'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
  });

  it('says what is wrong with the AWS accounts in app-config', async () => {
    const api = apiWith();
    api.sources = {
      ...awsSources,
      problems: [
        {
          severity: 'error',
          path: 'databricks.aws.accounts[1].regions[0]',
          message: 'us-wset-2 is no region; did you mean us-west-2?',
        },
        {
          severity: 'error',
          path: 'databricks.accounts[0].id',
          message: 'is no UUID',
        },
      ],
    };
    show(api);
    await rowOf(/sales-dev/);
    expect(
      await screen.findByText('databricks.aws.accounts[1].regions[0]'),
    ).toBeInTheDocument();
    expect(screen.queryByText('is no UUID')).not.toBeInTheDocument();
  });

  it('has AWS read anew where a person asks for that, and not of its own accord', async () => {
    const api = apiWith();
    show(api);
    await rowOf(/sales-dev/);
    expect(api.refreshed).toEqual([]);
    if (api.networks instanceof Error) {
      throw api.networks;
    }
    api.networks = {
      ...api.networks,
      age: { readAt: '2026-09-01T11:30:00Z', stale: false },
    };
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(
      await screen.findByText('Read at Sep 1, 2026, 11:30:00 AM UTC'),
    ).toBeInTheDocument();
    expect(api.refreshed).toEqual(['listNetworks']);
    await userEvent.type(screen.getByLabelText('Name or ID'), 'p');
    await waitFor(() =>
      expect(api.networkRequests.at(-1)).toMatchObject({ q: 'p' }),
    );
    expect(api.refreshed).toEqual(['listNetworks']);
  });

  it('says what to do while there are none', async () => {
    const api = apiWith();
    api.networks = { items: [], totalItems: 0, age, errors: [] };
    show(api);
    expect(await screen.findByText('No networks')).toBeInTheDocument();
  });

  it('does not call an estate empty that could not be read', async () => {
    const api = apiWith();
    api.networks = {
      items: [],
      totalItems: 0,
      age,
      errors: [{ source: 'aws 444455556666', message: 'AccessDenied' }],
    };
    show(api);
    await screen.findByText('aws 444455556666: AccessDenied');
    expect(screen.queryByText('No networks')).not.toBeInTheDocument();
  });

  it('shows the error of the backend and asks again', async () => {
    const api = apiWith();
    api.networks = await responseError(403, 'you may not list networks');
    show(api);
    expect(
      await screen.findByText('you may not list networks'),
    ).toBeInTheDocument();
    api.networks = { items: [network], totalItems: 1, age, errors: [] };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await rowOf(/sales-dev/);
  });

  it('says that it is loading', async () => {
    const api = apiWith();
    api.listNetworks = () => new Promise(() => {});
    show(api);
    expect(
      await screen.findByText('Loading the networks…'),
    ).toBeInTheDocument();
  });

  it('is readable by assistive technology', async () => {
    const { container } = show();
    await rowOf(/sales-dev/);
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});
