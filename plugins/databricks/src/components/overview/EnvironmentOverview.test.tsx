import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { environment, findings } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { EnvironmentOverview } from './EnvironmentOverview';

describe('EnvironmentOverview', () => {
  it('shows the workspace with status and ids', async () => {
    renderForEntity(<EnvironmentOverview />, { api: new FakeDatabricksApi() });

    expect(await screen.findByText('RUNNING')).toBeInTheDocument();
    expect(screen.getByText('1234567890123456')).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: 'https://sales-dev.cloud.databricks.com',
      }),
    ).toHaveAttribute('href', 'https://sales-dev.cloud.databricks.com');
  });

  it('nests catalogs, schemas and volumes in lists', async () => {
    renderForEntity(<EnvironmentOverview />, { api: new FakeDatabricksApi() });

    const tree = await screen.findByRole('list', {
      name: 'Catalogs, schemas and volumes',
    });
    const [catalog] = within(tree).getAllByRole('listitem');
    expect(catalog).toHaveTextContent('sales_dev');
    expect(catalog).toHaveTextContent('default catalog');
    expect(catalog).toHaveTextContent('owner: data-admins');
    const [schema] = within(catalog).getAllByRole('listitem');
    expect(schema).toHaveTextContent('schema bronze');
    const [volume] = within(schema).getAllByRole('listitem');
    expect(volume).toHaveTextContent('volume landing');
    expect(within(tree).getByText('no schemas')).toBeInTheDocument();
  });

  it('shows the address plan and the cost with the date of its prices', async () => {
    renderForEntity(<EnvironmentOverview />, { api: new FakeDatabricksApi() });

    expect(
      await screen.findByText(
        '10.0.0.0/22; zones: 1; cluster nodes: up to 125',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Free blocks: 10.0.3.0/24')).toBeInTheDocument();
    const row = within(await screen.findByRole('row', { name: /NAT gateway/ }));
    expect(row.getByText('$65.70')).toBeInTheDocument();
    expect(screen.getByText('Total: $65.70')).toBeInTheDocument();
    expect(
      screen.getByText('While the network is asleep: $1.50'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Idle list prices as of 2026-08-01/),
    ).toBeInTheDocument();
  });

  it('says what to do while nothing is deployed', async () => {
    const api = new FakeDatabricksApi();
    api.environment = { ...environment, workspace: undefined, catalogs: [] };
    renderForEntity(<EnvironmentOverview />, { api });

    expect(await screen.findByText('No workspace yet')).toBeInTheDocument();
    expect(
      screen.getByText(/spec\.environments\.dev\.catalogs/),
    ).toBeInTheDocument();
  });

  it('shows why a workspace failed', async () => {
    const api = new FakeDatabricksApi();
    api.environment = {
      ...environment,
      workspace: environment.workspace && {
        ...environment.workspace,
        status: 'FAILED',
        statusMessage: 'The credentials were refused.',
      },
    };
    renderForEntity(<EnvironmentOverview />, { api });

    expect(await screen.findByText('FAILED')).toBeInTheDocument();
    expect(
      screen.getByText('The credentials were refused.'),
    ).toBeInTheDocument();
  });

  it('shows what the rules find, and folds away what is put up with', async () => {
    renderForEntity(<EnvironmentOverview />, { api: new FakeDatabricksApi() });

    const open = within(
      await screen.findByRole('list', { name: 'Errors and warnings' }),
    ).getAllByRole('listitem');
    expect(open.map(item => item.textContent)).toEqual([
      'warningworkspace.no-access-list there is no IP access listsales-dev-workspaceBecause.What would be right: Name the addresses of offices.',
    ]);
    expect(screen.getByText('production-basic')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open commit 01234567' }),
    ).toBeInTheDocument();

    const waived = screen.getByRole('button', { name: 'Waived: 1' });
    expect(waived).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(waived);
    expect(
      within(screen.getByRole('list', { name: 'Waived findings' })).getByText(
        'Waived until 2027-06-30: cost; nobody is on call',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Notes: 1' })).toHaveAttribute(
      'aria-expanded',
      'false',
    );
  });

  it('says that the rules find nothing', async () => {
    const api = new FakeDatabricksApi();
    api.findings = { ...findings, findings: [] };
    renderForEntity(<EnvironmentOverview />, { api });

    expect(
      await screen.findByText('The rules find nothing in what is declared.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Waived/)).not.toBeInTheDocument();
  });

  it('says that findings cannot be read, beside what can', async () => {
    const api = new FakeDatabricksApi();
    api.findings = await responseError(422, 'lakeport is not there');
    renderForEntity(<EnvironmentOverview />, { api });

    expect(
      await screen.findByText('Could not load findings'),
    ).toBeInTheDocument();
    expect(screen.getByText('lakeport is not there')).toBeInTheDocument();
    expect(screen.getByText('Total: $65.70')).toBeInTheDocument();
  });

  it('shows one half when the other cannot be read', async () => {
    const api = new FakeDatabricksApi();
    api.environment = {
      ...environment,
      errors: [{ source: 'Unity Catalog', message: 'not reachable' }],
    };
    api.topology = await responseError(422, 'lakeport.yaml:3:1 is not valid');
    renderForEntity(<EnvironmentOverview />, { api });

    expect(
      await screen.findByText('lakeport.yaml:3:1 is not valid'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Unity Catalog: not reachable'),
    ).toBeInTheDocument();
    expect(screen.getByText('RUNNING')).toBeInTheDocument();
  });
});
