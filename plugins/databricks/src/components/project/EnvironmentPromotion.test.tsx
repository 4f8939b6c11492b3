import type {
  Deployment,
  ProjectEnvironment,
} from '@lakeport/backstage-plugin-databricks-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { deployment } from '../../__testUtils__/fixtures';
import { everyOperation } from '../../__testUtils__/operationFixtures';
import { project, projectEntity } from '../../__testUtils__/platformFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { formatTime } from '../common/formatTime';
import { ProjectOverview } from './ProjectOverview';

const NEW = 'a'.repeat(40);
const OLD = 'b'.repeat(40);

const environment = (
  name: string,
  overrides: Partial<ProjectEnvironment> = {},
): ProjectEnvironment => ({
  name,
  declared: true,
  catalogs: [],
  entityRef: `resource:default/sales-${name}`,
  ...overrides,
});

const applied = (commit?: string): Deployment => deployment({ commit });

function show(
  environments: ProjectEnvironment[],
  api: FakeDatabricksApi = new FakeDatabricksApi(),
) {
  api.project = { ...project, environments };
  function Address() {
    const { pathname, search } = useLocation();
    return <output aria-label="address">{pathname + search}</output>;
  }
  renderForEntity(
    <>
      <ProjectOverview />
      <Address />
    </>,
    { api, entity: projectEntity },
  );
  return api;
}

async function texts(fact: string) {
  const table = within(
    await screen.findByRole('region', { name: 'Comparison of environments' }),
  );
  const row = within(await table.findByRole('row', { name: fact }));
  return row.getAllByRole('gridcell').map(cell => cell.textContent);
}

async function open(from: string, to: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: `Promote ${from} to ${to}` }),
  );
  return within(await screen.findByRole('dialog'));
}

const devAndQa = [
  environment('dev', { applied: applied(NEW) }),
  environment('qa', { applied: applied(OLD) }),
];

describe('promotion on the project page', () => {
  it('tells what each environment runs, and how it stands', async () => {
    show([
      environment('dev', {
        applied: applied(NEW),
        drift: {
          status: 'drifted',
          since: '2026-08-30T04:00:00Z',
        },
        lastDeployment: deployment({
          id: 'x y',
          state: 'waiting',
          finishedAt: undefined,
        }),
      }),
      environment('qa', {
        applied: applied(),
        drift: { status: 'unknown', reason: 'no run yet' },
      }),
      environment('prod'),
    ]);

    const time = formatTime('2026-09-01T10:03:05Z');
    expect(await texts('Runs commit')).toEqual([
      `aaaaaaaaapplied ${time}`,
      `a commit that was not recordedapplied ${time}`,
      '–',
    ]);
    expect(await texts('Drift')).toEqual([
      `driftedsince ${formatTime('2026-08-30T04:00:00Z')}`,
      'unknownno run yet',
      'not known',
    ]);
    expect(await texts('Under way')).toEqual([
      'apply: waitingShow',
      'nothing',
      'nothing',
    ]);
    expect(
      screen.getByRole('link', { name: 'Show the deployment of dev' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev/deployments?deployment=x%20y',
    );
    expect(
      screen.getByRole('link', { name: /^Open commit aaaaaaaa/ }),
    ).toHaveAttribute(
      'href',
      `https://github.example.com/acme/sales/commit/${NEW}`,
    );
  });

  it('offers what there is to promote, and says where there is nothing', async () => {
    show([
      environment('dev', { applied: applied(NEW) }),
      environment('qa', { applied: applied(NEW) }),
      environment('stage'),
      environment('prod'),
      environment('new', { entityRef: undefined }),
      environment('old', { declared: false }),
    ]);

    expect(await texts('Promote')).toEqual([
      '–',
      'same commit as dev',
      'Promote qa to stage',
      'nothing applied in stage',
      'not in the catalog',
      '–',
    ]);
  });

  it('says which commit replaces which, applies it, and opens the deployment', async () => {
    const api = show(devAndQa);

    const dialog = await open('dev', 'qa');
    const terms = dialog.getAllByRole('term').map(term => term.textContent);
    const commits = dialog
      .getAllByRole('definition')
      .map(definition => definition.textContent);
    expect(terms).toEqual(['qa runs now', 'dev runs']);
    expect(commits).toEqual(['bbbbbbbb', 'aaaaaaaa']);
    await userEvent.type(await dialog.findByLabelText('Why'), 'tested');
    await userEvent.click(dialog.getByRole('button', { name: 'Promote' }));
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0]).toEqual({
      entityRef: 'resource:default/sales-qa',
      operation: 'apply',
      promoteFrom: 'resource:default/sales-dev',
      comment: 'tested',
      idempotencyKey: expect.any(String),
    });
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        /\/deployments\?deployment=created-1$/,
      ),
    );
  });

  it.each([
    [
      'an apply is not allowed',
      {
        items: [
          { operation: 'apply' as const, allowed: false, reason: 'for owners' },
        ],
      },
      'for owners',
    ],
    [
      'there is nothing to take over any more',
      {
        promoteFrom: {
          entityRef: 'resource:default/sales-dev',
          environment: 'dev',
          reason: 'dev was destroyed',
        },
      },
      'dev was destroyed',
    ],
  ])('refuses where %s', async (_, operations, reason) => {
    const api = new FakeDatabricksApi();
    api.operations = { ...everyOperation, ...operations };
    show(devAndQa, api);

    const dialog = await open('dev', 'qa');
    expect(await dialog.findByRole('alert')).toHaveTextContent(reason);
    expect(dialog.getByRole('button', { name: 'Promote' })).toBeDisabled();
  });

  it('waits in the queue when something else goes on', async () => {
    const api = new FakeDatabricksApi();
    api.refusal = await responseError(409, 'plan of qa is running');
    show(devAndQa, api);

    const dialog = await open('dev', 'qa');
    await dialog.findByLabelText('Why');
    await userEvent.click(dialog.getByRole('button', { name: 'Promote' }));
    const queue = await dialog.findByRole('button', {
      name: 'Wait in the queue instead',
    });
    api.refusal = undefined;
    await userEvent.click(queue);
    await waitFor(() => expect(api.requests).toHaveLength(2));
    expect(api.requests[1]).toMatchObject({ whenBusy: 'queue' });
  });

  it('cannot promote while it does not know who approves', async () => {
    const api = new FakeDatabricksApi();
    api.operations = await responseError(403, 'not for you');
    show(devAndQa, api);

    const dialog = await open('dev', 'qa');
    expect(await dialog.findByText('not for you')).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Promote' })).toBeDisabled();
  });
});
