import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { deployment } from '../../__testUtils__/fixtures';
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
    expect(row.getByRole('link', { name: 'guest' })).toHaveAttribute(
      'href',
      '/catalog/default/user/guest',
    );
    expect(row.getByRole('link', { name: /workflow run/ })).toHaveAttribute(
      'href',
      'https://github.example.com/acme/sales/actions/runs/7',
    );
    expect(row.queryByText('rehearsal')).not.toBeInTheDocument();
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
      const name = dialog.getByLabelText('Type sales-dev to confirm');
      await userEvent.type(name, 'sales-de');
      expect(start).toBeDisabled();
      await userEvent.type(name, 'v');
      await userEvent.click(start);
      await waitFor(() => expect(api.requests).toHaveLength(1));
      expect(api.requests[0].operation).toBe('destroy');
    });

    it('shows a refusal and asks for the same deployment again', async () => {
      const api = new FakeDatabricksApi();
      api.refusal = await responseError(409, 'one operation at a time');
      renderForEntity(<EnvironmentDeployments />, { api });

      const dialog = await openDialog();
      await userEvent.click(dialog.getByRole('button', { name: 'Start Plan' }));
      expect(
        await dialog.findByText('one operation at a time'),
      ).toBeInTheDocument();
      api.refusal = undefined;
      await userEvent.click(dialog.getByRole('button', { name: 'Start Plan' }));
      await waitFor(() => expect(api.requests).toHaveLength(2));
      expect(api.requests[1].idempotencyKey).toBe(
        api.requests[0].idempotencyKey,
      );
    });

    it('is not offered to those who may not', async () => {
      const api = new FakeDatabricksApi();
      renderForEntity(<EnvironmentDeployments />, { api, allowed: false });

      expect(
        await screen.findByText('You may not deploy this environment.'),
      ).toBeInTheDocument();
      expect(screen.getByRole('button', { name: 'Deploy' })).toBeDisabled();
    });
  });
});
