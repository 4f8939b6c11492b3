import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import {
  capacity,
  timeline,
  workspaceDetails,
} from '../../../__testUtils__/estateFixtures';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import { age, workspace } from '../../../__testUtils__/fixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import { WorkspacesPage } from '../WorkspacesPage';

function apiWith() {
  const api = new FakeDatabricksApi();
  api.workspaceDetails = workspaceDetails;
  api.timeline = timeline;
  api.capacity = capacity;
  return api;
}

const show = (api = apiWith(), path = `/${workspace.id}`) =>
  renderForEntity(<WorkspacesPage />, { api, path });

/** The card below a heading. */
async function card(title: string) {
  const heading = await screen.findByRole('heading', { name: title });
  const found = heading.closest('.bui-Card');
  if (!(found instanceof HTMLElement)) {
    throw new Error(`“${title}” is not in a card`);
  }
  return within(found);
}

/** What a term of a card is said to be. */
const factOf = (of: Awaited<ReturnType<typeof card>>, term: string) =>
  of.getByText(term, { selector: 'dt' }).nextElementSibling;

describe('the page of a workspace', () => {
  it('is headed by its name, leads back, and opens Databricks', async () => {
    show();
    expect(
      await screen.findByRole('heading', { name: 'sales-dev' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Back to all workspaces' }),
    ).toHaveAttribute('href', '/databricks/workspaces');
    expect(
      screen.getByRole('link', {
        name: 'Open in Databricks: workspace sales-dev',
      }),
    ).toHaveAttribute('href', workspace.url);
  });

  it('tells what the workspace is and belongs to', async () => {
    show();
    const facts = await card('Workspace');
    expect(factOf(facts, 'Status')).toHaveTextContent('RUNNING');
    expect(facts.getByRole('link', { name: 'sales/dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    expect(factOf(facts, 'Pricing tier')).toHaveTextContent('ENTERPRISE');
    expect(factOf(facts, 'Compute mode')).toHaveTextContent('HYBRID');
    expect(factOf(facts, 'Metastore')).toHaveTextContent(
      'owner: metastore-admins',
    );
    expect(
      facts.getByRole('link', { name: 'Explore metastore main-us-west-2' }),
    ).toHaveAttribute(
      'href',
      `/databricks/catalogs?metastore=${workspace.metastoreId}`,
    );
    expect(factOf(facts, 'Read with')).toHaveTextContent(
      'the rights of its account',
    );
  });

  it('joins the ids of Databricks with those of AWS', async () => {
    show();
    const storage = await card('Role, storage and keys');
    expect(factOf(storage, 'Cross-account role')).toHaveTextContent(
      'arn:aws:iam::111122223333:role/sales-devsales-dev · c-1',
    );
    expect(factOf(storage, 'Root bucket')).toHaveTextContent(
      'sales-dev-rootroot · s-1',
    );
    expect(
      factOf(storage, 'Key for MANAGED_SERVICES, STORAGE'),
    ).toHaveTextContent(/key\/abc.*k-1/);

    const network = await card('Network');
    expect(factOf(network, 'Status in Databricks')).toHaveTextContent('WARNED');
    expect(network.getByRole('link', { name: 'sales-dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/vpc-0a',
    );
    expect(
      network.getByRole('link', { name: 'Show the network' }),
    ).toHaveAttribute(
      'href',
      '/databricks/networks?vpc=vpc-0a&account=111122223333&region=us-west-2',
    );
    expect(factOf(network, 'Security groups')).toHaveTextContent('sg-0a');
    expect(
      network.getByText('sg-0a lets no egress to 3306'),
    ).toBeInTheDocument();
    expect(network.getByText('subnet-0b is small')).toBeInTheDocument();

    const access = await card('Private access');
    expect(factOf(access, 'From the internet')).toHaveTextContent(
      'cannot be reached',
    );
    expect(factOf(access, 'Allowed endpoints')).toHaveTextContent('e-9');

    const serverless = await card('Network of serverless compute');
    expect(
      within(
        serverless.getByRole('list', { name: 'Private endpoint rules' }),
      ).getByRole('listitem'),
    ).toHaveTextContent(/vpce-svc-1PENDING.*r-1 · vpce-0caccept it in AWS/);
    expect(factOf(serverless, 'Egress')).toHaveTextContent('RESTRICTED_ACCESS');
    expect(factOf(serverless, 'Allowed domains')).toHaveTextContent('pypi.org');
  });

  it('shows free addresses of each subnet, and of which nobody knows', async () => {
    show();
    const network = await card('Network');
    expect(
      within(network.getByRole('row', { name: /private-a/ })).getByText(
        '13 of 251 free (5.2%)',
      ),
    ).toBeInTheDocument();
    expect(
      within(network.getByRole('row', { name: /subnet-0b/ })).getByText(
        'not read',
      ),
    ).toBeInTheDocument();
  });

  it('shows an endpoint as Databricks and as AWS has it', async () => {
    show();
    const network = await card('Network');
    const states = within(network.getByRole('row', { name: /relay/ }))
      .getAllByRole('gridcell')
      .map(cell => cell.textContent);
    expect(states).toEqual(['DATAPLANE_RELAY_ACCESS', 'available', 'rejected']);
    expect(
      within(network.getByRole('row', { name: /e-2/ })).getAllByText(
        'not known',
      ),
    ).toHaveLength(2);
  });

  it('links people who are in the catalog, and names the rest', async () => {
    show();
    const people = await card('Who may use it');
    const [guest, deployer] = within(
      people.getByRole('list', { name: 'Admins' }),
    ).getAllByRole('listitem');
    expect(await within(guest).findByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/user/guest',
    );
    expect(guest).toHaveTextContent('guest@example.com');
    expect(deployer).toHaveTextContent('deployer (service principal)');
    expect(within(deployer).queryByRole('link')).not.toBeInTheDocument();
    expect(people.getByRole('list', { name: 'Users' })).toHaveTextContent(
      'analysts (group)',
    );
  });

  it('folds the many who may use it', async () => {
    const api = apiWith();
    api.workspaceDetails = {
      ...workspaceDetails,
      users: Array.from({ length: 15 }, (_, index) => ({
        id: String(index),
        name: `user ${index}`,
        type: 'unknown' as const,
      })),
    };
    show(api);
    const people = await card('Who may use it');
    expect(people.queryByText(/^user 12/)).not.toBeInTheDocument();
    await userEvent.click(people.getByRole('button', { name: '3 more' }));
    expect(
      within(
        people.getByRole('list', { name: 'Users: the rest' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(3);
  });

  it('says that there is none of what a whole answer does not have', async () => {
    const api = apiWith();
    api.workspaceDetails = {
      workspace: { ...workspace, metastoreId: undefined },
      keys: [],
      admins: [],
      missing: [],
      age,
      errors: [],
    };
    show(api);
    const storage = await card('Role, storage and keys');
    expect(factOf(storage, 'Customer-managed keys')).toHaveTextContent(
      /^none$/,
    );
    expect(
      screen.getByText('Databricks manages the network of this workspace.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Private access settings: none'),
    ).toBeInTheDocument();
    expect(factOf(await card('Workspace'), 'Metastore')).toHaveTextContent(
      /^none$/,
    );
    expect(screen.queryByText('not known')).not.toBeInTheDocument();
  });

  it('says of nothing that there is none when rights are missing, and which', async () => {
    const api = apiWith();
    api.workspaceDetails = {
      workspace,
      mode: 'workspace',
      keys: [],
      admins: [],
      missing: ['Keys: only an account admin reads them'],
      age,
      errors: [],
    };
    show(api);
    expect(
      within(
        await screen.findByRole('list', {
          name: 'What cannot be told, and why',
        }),
      ).getByText('Keys: only an account admin reads them'),
    ).toBeInTheDocument();
    expect(
      factOf(await card('Role, storage and keys'), 'Customer-managed keys'),
    ).toHaveTextContent('not known');
    expect(
      screen.getByText(/^Whether the workspace has a network/),
    ).toBeInTheDocument();
    expect(factOf(await card('Workspace'), 'Read with')).toHaveTextContent(
      'rights in this workspace alone',
    );
    expect(screen.queryByText('none')).not.toBeInTheDocument();
  });

  it('shows what could be read beside what could not, and that it is old', async () => {
    const api = apiWith();
    api.workspaceDetails = {
      ...workspaceDetails,
      privateAccess: undefined,
      age: { ...age, stale: true },
      errors: [{ source: 'private access settings', message: '503' }],
    };
    show(api);
    expect(
      await screen.findByText('private access settings: 503'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
    expect(
      screen.getByText('Private access settings: not known'),
    ).toBeInTheDocument();
  });

  it('shows the error of the backend and asks again; the rest stands', async () => {
    const api = apiWith();
    api.workspaceDetails = await responseError(404, 'no workspace 1');
    show(api);
    expect(await screen.findByText('no workspace 1')).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'What happened' }),
    ).toBeInTheDocument();
    api.workspaceDetails = workspaceDetails;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await card('Network')).toBeTruthy();
  });

  it('says that it is loading', async () => {
    const api = apiWith();
    api.getWorkspace = () => new Promise(() => {});
    show(api);
    expect(
      await screen.findByText('Loading the workspace…'),
    ).toBeInTheDocument();
  });

  it('asks nothing for what is no id', async () => {
    const api = apiWith();
    const asked = jest.spyOn(api, 'getWorkspace');
    show(api, '/12%2F..%2Fsources');
    expect(
      await screen.findByText('This is not a workspace ID'),
    ).toBeInTheDocument();
    expect(screen.getByText(/“12\/..\/sources”/)).toBeInTheDocument();
    expect(asked).not.toHaveBeenCalled();
  });

  it('walks its tabs by keyboard, and asks for what is looked at only', async () => {
    const api = apiWith();
    const jobs = jest.spyOn(api, 'listJobs');
    const cost = jest.spyOn(api, 'getWorkspaceCost');
    show(api);
    const overview = await screen.findByRole('tab', { name: 'Overview' });
    await card('Network');
    expect(jobs).not.toHaveBeenCalled();
    await userEvent.click(overview);
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(
      await screen.findByRole('tab', { name: 'Compute', selected: true }),
    ).toHaveFocus();
    await waitFor(() =>
      expect(jobs).toHaveBeenCalledWith(workspace.id, {}, expect.anything()),
    );
    expect(cost).not.toHaveBeenCalled();
  });

  it('opens the tab that the address names', async () => {
    show(apiWith(), `/${workspace.id}?show=cost`);
    expect(await screen.findByRole('tab', { name: 'Cost' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(
      await screen.findByText('What it costs is not looked up'),
    ).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    const { container } = show();
    await card('Network');
    await screen.findByRole('list', { name: 'What happened' });
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('what happened to a workspace', () => {
  it('sets statuses beside the deployment that ran then', async () => {
    show();
    const list = await screen.findByRole('list', { name: 'What happened' });
    const [running, provisioning, created, deployment] =
      within(list).getAllByRole('listitem');
    expect(running).toHaveTextContent(/Seen asRUNNINGduringDeployment: apply$/);
    expect(provisioning).toHaveTextContent('PROVISIONING');
    expect(created).toHaveTextContent('Created in Databricks');
    expect(deployment).toHaveTextContent(
      /Deployment: applysucceededtook 20 min 00 s$/,
    );
    expect(
      within(deployment).getByRole('link', { name: 'Deployment: apply' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev/deployments?deployment=d%201',
    );
    expect(
      screen.getByText(/^The portal has watched this workspace since/),
    ).toBeInTheDocument();
  });

  it('says so when there is nothing yet', async () => {
    const api = apiWith();
    api.timeline = { items: [], watchedSince: age.readAt };
    show(api);
    expect(
      await screen.findByText(/^Nothing has happened/),
    ).toBeInTheDocument();
  });

  it('fails alone', async () => {
    const api = apiWith();
    api.timeline = await responseError(500, 'no database');
    show(api);
    expect(await screen.findByText('no database')).toBeInTheDocument();
    expect(await card('Network')).toBeTruthy();
  });
});
