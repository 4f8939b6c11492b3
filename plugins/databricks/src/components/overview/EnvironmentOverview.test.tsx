import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { capacity, workspaceDetails } from '../../__testUtils__/estateFixtures';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { environment, findings, plan } from '../../__testUtils__/fixtures';
import { everyOperation } from '../../__testUtils__/operationFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { formatTime } from '../common/formatTime';
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

  it('links to the workspace, and tells how its network is and whether there is room', async () => {
    const api = new FakeDatabricksApi();
    api.workspaceDetails = workspaceDetails;
    api.capacity = capacity;
    renderForEntity(<EnvironmentOverview />, { api });

    expect(
      await screen.findByRole('link', { name: 'sales-dev' }),
    ).toHaveAttribute('href', '/databricks/workspaces/1234567890123456');
    expect(
      screen.getByRole('link', { name: 'what it has cost' }),
    ).toHaveAttribute(
      'href',
      '/databricks/workspaces/1234567890123456?show=cost',
    );
    expect(await screen.findByText('WARNED')).toBeInTheDocument();
    expect(await screen.findByText('addresses are tight')).toBeInTheDocument();
  });

  it('shows the workspace though its network and its room cannot be read', async () => {
    const api = new FakeDatabricksApi();
    api.workspaceDetails = await responseError(404, 'no such workspace');
    api.capacity = await responseError(403, 'no rights on clusters');
    renderForEntity(<EnvironmentOverview />, { api });

    expect(await screen.findByText('RUNNING')).toBeInTheDocument();
    expect(
      await screen.findByText('could not be read: no such workspace'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('could not be read: no rights on clusters'),
    ).toBeInTheDocument();
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

  it('says that nothing has drifted, and when that was looked at', async () => {
    renderForEntity(<EnvironmentOverview />, { api: new FakeDatabricksApi() });

    expect(await screen.findByText('clean')).toBeInTheDocument();
    expect(
      screen.getByText(`Compared ${formatTime('2026-09-01T04:00:00Z')}`),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^Open the comparison/ }),
    ).toHaveAttribute(
      'href',
      'https://github.example.com/acme/sales/actions/runs/6',
    );
  });

  it('shows what has drifted, and since when', async () => {
    const api = new FakeDatabricksApi();
    api.drift = {
      status: 'drifted',
      since: '2026-08-30T04:00:00Z',
      checkedAt: '2026-09-01T04:00:00Z',
      plan,
    };
    renderForEntity(<EnvironmentOverview />, { api });

    expect(await screen.findByText('drifted')).toBeInTheDocument();
    expect(
      screen.getByText(
        `Differs from the repository since the comparison of ${formatTime(
          '2026-08-30T04:00:00Z',
        )}.`,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'Changes of sales-dev-base' }),
    ).toBeInTheDocument();
  });

  it('reads drift again with the rest', async () => {
    const api = new FakeDatabricksApi();
    renderForEntity(<EnvironmentOverview />, { api });
    expect(await screen.findByText('clean')).toBeInTheDocument();

    api.drift = { status: 'drifted', checkedAt: '2026-09-02T04:00:00Z', plan };
    await userEvent.click(screen.getByRole('button', { name: /^Refresh/ }));

    expect(await screen.findByText('drifted')).toBeInTheDocument();
  });

  it('says why drift is not known, and that a plan is missing', async () => {
    const api = new FakeDatabricksApi();
    api.drift = { status: 'unknown', reason: 'there is no drift.yml' };
    renderForEntity(<EnvironmentOverview />, { api });

    expect(
      await screen.findByText('there is no drift.yml'),
    ).toBeInTheDocument();
    expect(screen.getByText('It was never compared.')).toBeInTheDocument();
  });

  it('shows when the network sleeps, in its zone', async () => {
    const api = new FakeDatabricksApi();
    api.operations = {
      ...everyOperation,
      asleep: true,
      sleepSchedule: {
        timeZone: 'Europe/Berlin',
        entries: [
          { at: 'Mon-Fri 20:00', operation: 'sleep' },
          { at: 'Mon-Fri 07:00', operation: 'wake' },
        ],
      },
    };
    renderForEntity(<EnvironmentOverview />, { api });

    const table = within(
      await screen.findByRole('region', { name: 'Times of sleep and wake' }),
    );
    expect(
      (await table.findByRole('row', { name: /20:00/ })).textContent,
    ).toMatch(/goes to sleep$/);
    expect(table.getByRole('row', { name: /07:00/ }).textContent).toMatch(
      /wakes$/,
    );
    expect(screen.getByText('Times of Europe/Berlin')).toBeInTheDocument();
    expect(screen.getByText('asleep now')).toBeInTheDocument();
  });

  it('says that there is no sleep schedule', async () => {
    const api = new FakeDatabricksApi();
    renderForEntity(<EnvironmentOverview />, { api });
    expect(
      await screen.findByText('The project file has no sleep schedule for it.'),
    ).toBeInTheDocument();
  });

  it('shows the rest when drift and schedule cannot be read', async () => {
    const api = new FakeDatabricksApi();
    api.drift = await responseError(403, 'you may not see drift');
    api.operations = await responseError(422, 'the file is not valid');
    renderForEntity(<EnvironmentOverview />, { api });

    expect(
      await screen.findByText('you may not see drift'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('the file is not valid'),
    ).toBeInTheDocument();
    expect(await screen.findByText('RUNNING')).toBeInTheDocument();
  });
});
