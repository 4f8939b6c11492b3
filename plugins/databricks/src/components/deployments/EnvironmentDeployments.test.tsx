import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { FakeSignalApi } from '../../__testUtils__/FakeSignalApi';
import { deployment, sharedStackEntity } from '../../__testUtils__/fixtures';
import { everyOperation } from '../../__testUtils__/operationFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { EnvironmentDeployments } from './EnvironmentDeployments';

async function openDialog() {
  const button = await screen.findByRole('button', { name: 'Deploy' });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  return within(await screen.findByRole('dialog'));
}

describe('EnvironmentDeployments', () => {
  it('lists deployments with state, who, how long and the run', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = [deployment()];
    renderForEntity(<EnvironmentDeployments />, { api });

    const row = within(await screen.findByRole('row', { name: /^apply/ }));
    expect(row.getByText('succeeded')).toBeInTheDocument();
    expect(row.getByText('3 min 05 s')).toBeInTheDocument();
    expect(await row.findByRole('link', { name: 'guest' })).toHaveAttribute(
      'href',
      '/catalog/default/user/guest',
    );
    expect(
      row.getByRole('link', { name: /^Open run of apply/ }),
    ).toHaveAttribute(
      'href',
      'https://github.example.com/acme/sales/actions/runs/7',
    );
    expect(row.queryByText('rehearsal')).not.toBeInTheDocument();
    expect(
      await accessibilityProblems(
        screen.getByRole('region', { name: 'Table of deployments' }),
      ),
    ).toEqual([]);
  });

  it('offers of what is between environments what the backend does', async () => {
    const api = new FakeDatabricksApi();
    api.operations = {
      items: (['plan', 'apply', 'destroy'] as const).map(operation => ({
        operation,
        allowed: true,
      })),
      approval: { by: 'portal' },
    };
    renderForEntity(<EnvironmentDeployments />, {
      api,
      entity: sharedStackEntity,
    });

    const dialog = await openDialog();
    expect(
      dialog.getAllByRole('radio').map(radio => radio.getAttribute('value')),
    ).toEqual(['plan', 'apply', 'destroy']);
    await userEvent.click(dialog.getByRole('radio', { name: 'Destroy' }));
    const start = dialog.getByRole('button', { name: /Destroy/ });
    expect(start).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/connectivity/), 'connectivity');
    await userEvent.click(start);
    await waitFor(() =>
      expect(api.requests).toEqual([
        expect.objectContaining({
          entityRef: 'resource:default/sales-connectivity',
          operation: 'destroy',
          confirm: 'connectivity',
        }),
      ]),
    );
  });

  it('labels a rehearsal wherever it shows up', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = [deployment({ rehearsal: true })];
    renderForEntity(<EnvironmentDeployments />, { api });

    const row = within(await screen.findByRole('row', { name: /^apply/ }));
    expect(row.getByText('rehearsal')).toBeInTheDocument();
    await userEvent.click(row.getByRole('button', { name: /^Show apply/ }));
    expect(
      await screen.findByText(/against an in-memory account/),
    ).toBeInTheDocument();
  });

  it('shows where a deployment failed, from a link to it', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = [
      deployment({
        state: 'failed',
        failedStep: 'lakeport apply',
        message: 'The VPC limit is reached.',
        log: 'Error: VpcLimitExceeded',
        jobs: [
          {
            name: 'apply',
            status: 'completed',
            conclusion: 'failure',
            steps: [
              {
                number: 1,
                name: 'npm ci',
                status: 'completed',
                conclusion: 'success',
                startedAt: '2026-09-01T10:00:10Z',
                completedAt: '2026-09-01T10:00:52Z',
              },
              {
                number: 2,
                name: 'lakeport apply',
                status: 'completed',
                conclusion: 'failure',
              },
            ],
          },
        ],
      }),
    ];
    renderForEntity(<EnvironmentDeployments />, {
      api,
      path: '/?deployment=d1',
    });

    expect(
      await screen.findByText('Failed at step “lakeport apply”'),
    ).toBeInTheDocument();
    expect(screen.getByText('The VPC limit is reached.')).toBeInTheDocument();
    expect(screen.getByText('Error: VpcLimitExceeded')).toBeInTheDocument();
    const steps = within(screen.getByRole('list', { name: 'apply' }));
    const [first, second] = steps.getAllByRole('listitem');
    expect(first).toHaveTextContent('npm ci');
    expect(first).toHaveTextContent('success');
    expect(first).toHaveTextContent('42 s');
    expect(second).toHaveTextContent('failure');
  });

  it('follows an active deployment until it is finished', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = [deployment({ state: 'running', finishedAt: undefined })];
    renderForEntity(<EnvironmentDeployments />, {
      api,
      path: '/?deployment=d1',
    });
    expect(
      await screen.findByText('Updates by itself while the run is active.'),
    ).toBeInTheDocument();

    api.deployments = [deployment()];
    await waitFor(() =>
      expect(
        screen.queryByText('Updates by itself while the run is active.'),
      ).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('status')).toHaveTextContent('succeeded');
  });

  it('pages through more deployments than fit', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = Array.from({ length: 12 }, (_, index) =>
      deployment({ id: `d${index}` }),
    );
    renderForEntity(<EnvironmentDeployments />, { api });

    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(11));
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
  });

  it('says what to do while there are none', async () => {
    renderForEntity(<EnvironmentDeployments />, {
      api: new FakeDatabricksApi(),
    });
    expect(await screen.findByText('No deployments yet')).toBeInTheDocument();
  });

  describe('deploy', () => {
    it('plans unless something else is chosen, and opens what it started', async () => {
      const api = new FakeDatabricksApi();
      renderForEntity(<EnvironmentDeployments />, { api });

      const dialog = await openDialog();
      await userEvent.click(dialog.getByRole('button', { name: 'Start Plan' }));
      await waitFor(() =>
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
      );
      expect(api.requests).toEqual([
        {
          entityRef: 'resource:default/sales-dev',
          operation: 'plan',
          idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ]);
      expect(
        await screen.findByText(
          'The workflow run has not reported any jobs yet.',
        ),
      ).toBeInTheDocument();
      expect(
        await screen.findByRole('row', { name: /^plan/ }),
      ).toBeInTheDocument();
    });

    it('destroys only what was named', async () => {
      const api = new FakeDatabricksApi();
      renderForEntity(<EnvironmentDeployments />, { api });

      const dialog = await openDialog();
      await userEvent.click(dialog.getByRole('radio', { name: 'Destroy' }));
      const start = dialog.getByRole('button', { name: 'Start Destroy' });
      expect(start).toBeDisabled();
      const name = dialog.getByLabelText('Type dev to confirm');
      await userEvent.type(name, 'de');
      expect(start).toBeDisabled();
      await userEvent.type(name, 'v');
      await userEvent.click(start);
      await waitFor(() => expect(api.requests).toHaveLength(1));
      expect(api.requests[0]).toMatchObject({
        operation: 'destroy',
        confirm: 'dev',
      });
    });

    it('shows a refusal and asks for the same deployment again', async () => {
      const api = new FakeDatabricksApi();
      api.refusal = await responseError(403, 'you may not plan dev');
      renderForEntity(<EnvironmentDeployments />, { api });

      const dialog = await openDialog();
      await userEvent.click(dialog.getByRole('button', { name: 'Start Plan' }));
      expect(
        await dialog.findByText('you may not plan dev'),
      ).toBeInTheDocument();
      expect(
        dialog.queryByRole('button', { name: 'Wait in the queue instead' }),
      ).not.toBeInTheDocument();
      api.refusal = undefined;
      await userEvent.click(dialog.getByRole('button', { name: 'Start Plan' }));
      await waitFor(() => expect(api.requests).toHaveLength(2));
      expect(api.requests[1].idempotencyKey).toBe(
        api.requests[0].idempotencyKey,
      );
    });

    it('says why an operation may not be started, and offers the others', async () => {
      const api = new FakeDatabricksApi();
      api.operations = {
        ...everyOperation,
        items: everyOperation.items.map(item =>
          item.operation === 'plan'
            ? item
            : {
                ...item,
                allowed: false,
                reason: `${item.operation} is for owners`,
              },
        ),
      };
      renderForEntity(<EnvironmentDeployments />, { api });

      const listed = within(
        await screen.findByRole('list', { name: 'Operations' }),
      ).getAllByRole('listitem');
      expect(listed.map(item => item.textContent)).toEqual([
        'Plancan be started',
        'Applycannot be startedapply is for owners',
        'Sleepcannot be startedsleep is for owners',
        'Wakecannot be startedwake is for owners',
        'Rotatecannot be startedrotate is for owners',
        'Destroycannot be starteddestroy is for owners',
      ]);
      const dialog = await openDialog();
      expect(dialog.getByRole('radio', { name: 'Plan' })).toBeChecked();
      expect(dialog.getByRole('radio', { name: 'Apply' })).toBeDisabled();
      expect(
        dialog.getByText('Destroy: destroy is for owners'),
      ).toBeInTheDocument();
    });

    it('offers nothing where nothing may be started', async () => {
      const api = new FakeDatabricksApi();
      api.operations = {
        ...everyOperation,
        items: everyOperation.items.map(({ operation }) => ({
          operation,
          allowed: false,
        })),
      };
      renderForEntity(<EnvironmentDeployments />, { api });

      expect(
        await screen.findByText(/^Nothing can be started here/),
      ).toBeInTheDocument();
      expect(screen.getAllByText('You may not start it.')).toHaveLength(6);
      expect(screen.getByRole('button', { name: 'Deploy' })).toBeDisabled();
    });

    it('says that it does not know what may be started, beside the history', async () => {
      const api = new FakeDatabricksApi();
      api.deployments = [deployment()];
      api.operations = await responseError(422, 'lakeport.yaml is not valid');
      renderForEntity(<EnvironmentDeployments />, { api });

      expect(
        await screen.findByText('lakeport.yaml is not valid'),
      ).toBeInTheDocument();
      expect(
        await screen.findByRole('row', { name: /^apply/ }),
      ).toBeInTheDocument();
      expect(screen.getByRole('button', { name: 'Deploy' })).toBeDisabled();
    });

    it('sends the branch, the reason, and an approval in advance', async () => {
      const api = new FakeDatabricksApi();
      renderForEntity(<EnvironmentDeployments />, { api });

      const dialog = await openDialog();
      expect(
        dialog.queryByRole('checkbox', { name: 'Approve in advance' }),
      ).not.toBeInTheDocument();
      await userEvent.click(dialog.getByRole('radio', { name: 'Apply' }));
      expect(
        dialog.getByText(/^Somebody approves the plan in the portal\./),
      ).toBeInTheDocument();
      await userEvent.type(dialog.getByLabelText('Branch or tag'), ' v1.2 ');
      await userEvent.type(dialog.getByLabelText('Why'), 'new catalog');
      await userEvent.click(
        await dialog.findByRole('checkbox', { name: 'Approve in advance' }),
      );
      await userEvent.click(
        dialog.getByRole('button', { name: 'Start Apply' }),
      );
      await waitFor(() => expect(api.requests).toHaveLength(1));
      expect(api.requests[0]).toEqual({
        entityRef: 'resource:default/sales-dev',
        operation: 'apply',
        ref: 'v1.2',
        comment: 'new catalog',
        approveInAdvance: true,
        idempotencyKey: expect.any(String),
      });
    });

    it.each([
      ['GitHub holds it', { by: 'github' as const, environment: 'dev' }],
      ['who asks may not', { by: 'portal' as const, selfReview: false }],
    ])('does not offer to approve in advance where %s', async (_, approval) => {
      const api = new FakeDatabricksApi();
      api.operations = { ...everyOperation, approval };
      renderForEntity(<EnvironmentDeployments />, { api });

      const dialog = await openDialog();
      await userEvent.click(dialog.getByRole('radio', { name: 'Apply' }));
      expect(
        dialog.getByText('Who can approve could not be told.'),
      ).toBeInTheDocument();
      expect(
        dialog.queryByRole('checkbox', { name: 'Approve in advance' }),
      ).not.toBeInTheDocument();
    });

    it('waits in the queue when something else goes on', async () => {
      const api = new FakeDatabricksApi();
      api.refusal = await responseError(409, 'apply of dev is running');
      renderForEntity(<EnvironmentDeployments />, { api });

      const dialog = await openDialog();
      await userEvent.click(dialog.getByRole('button', { name: 'Start Plan' }));
      expect(await dialog.findByRole('alert')).toHaveTextContent(
        'apply of dev is running',
      );
      api.refusal = undefined;
      await userEvent.click(
        dialog.getByRole('button', { name: 'Wait in the queue instead' }),
      );
      await waitFor(() => expect(api.requests).toHaveLength(2));
      expect(api.requests[1]).toMatchObject({
        operation: 'plan',
        whenBusy: 'queue',
      });
    });

    it('offers the queue before anything is refused, when it knows what goes on', async () => {
      const api = new FakeDatabricksApi();
      const active = deployment({ state: 'running', finishedAt: undefined });
      api.deployments = [active];
      api.operations = { ...everyOperation, active, queued: 2 };
      renderForEntity(<EnvironmentDeployments />, { api });

      expect(
        await screen.findByText('Waiting in the queue: 2'),
      ).toBeInTheDocument();
      const dialog = await openDialog();
      await userEvent.click(
        dialog.getByRole('checkbox', { name: /^Wait in the queue/ }),
      );
      await userEvent.click(dialog.getByRole('button', { name: 'Start Plan' }));
      await waitFor(() => expect(api.requests).toHaveLength(1));
      expect(api.requests[0].whenBusy).toBe('queue');
    });
  });

  it('opens what goes on, and keeps it when it has ended', async () => {
    const api = new FakeDatabricksApi();
    const active = deployment({ state: 'running', finishedAt: undefined });
    api.deployments = [active];
    api.operations = { ...everyOperation, active };
    const signals = new FakeSignalApi();
    renderForEntity(<EnvironmentDeployments />, { api, signals });

    expect(
      await screen.findByText('Updates by itself while the run is active.'),
    ).toBeInTheDocument();
    api.deployments = [deployment()];
    api.operations = everyOperation;
    signals.send('databricks:deployments', { id: 'd1' });
    await waitFor(() =>
      expect(
        screen.queryByText('Updates by itself while the run is active.'),
      ).not.toBeInTheDocument(),
    );
    expect(
      screen.getByRole('heading', { name: /^apply of/ }),
    ).toBeInTheDocument();
  });

  it('reads a quiet list again when a signal comes in', async () => {
    const api = new FakeDatabricksApi();
    const signals = new FakeSignalApi();
    const { unmount } = renderForEntity(<EnvironmentDeployments />, {
      api,
      signals,
    });

    await screen.findByText('No deployments yet');
    api.deployments = [deployment({ id: 'new' })];
    signals.send('databricks:deployments', { id: 'new' });
    expect(
      await screen.findByRole('row', { name: /^apply/ }),
    ).toBeInTheDocument();
    unmount();
    expect(signals.listening('databricks:deployments')).toBe(0);
  });
});
