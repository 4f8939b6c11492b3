import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { deployment } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { formatTime } from '../common/formatTime';
import { EnvironmentDeployments } from './EnvironmentDeployments';

function show(
  overrides: Partial<Deployment>,
  options: { api?: FakeDatabricksApi; allowed?: boolean } = {},
) {
  const { api = new FakeDatabricksApi(), allowed } = options;
  api.deployments = [deployment(overrides), ...api.deployments];
  renderForEntity(<EnvironmentDeployments />, {
    api,
    allowed,
    path: '/?deployment=d1',
  });
  return api;
}

const running: Partial<Deployment> = {
  state: 'running',
  finishedAt: undefined,
  jobs: [{ name: 'plan', status: 'in_progress', steps: [] }],
};

describe('DeploymentDetails', () => {
  it('says who asked, why, for what commit, and links to itself', async () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    show({
      comment: 'the quarter ends',
      ref: 'main',
      commit,
      promotedFrom: 'resource:default/sales-dev',
    });

    const link = await screen.findByRole('link', {
      name: 'Link to this deployment',
    });
    expect(link).toHaveAttribute('href', '/?deployment=d1');
    expect(screen.getByText('the quarter ends')).toBeInTheDocument();
    expect(
      screen.getAllByRole('link', { name: /^Open commit 01234567/ })[0],
    ).toHaveAttribute(
      'href',
      `https://github.example.com/acme/sales/commit/${commit}`,
    );
    expect(
      screen.getAllByRole('link', { name: 'sales-dev' })[0],
    ).toHaveAttribute('href', '/catalog/default/resource/sales-dev');
  });

  it('tells every state with its time, cause and actor', async () => {
    const at = '2026-09-01T10:00:00Z';
    show({
      transitions: [
        {
          to: 'requested',
          at,
          actor: 'user:default/guest',
          cause: 'asked for',
        },
        {
          from: 'requested',
          to: 'running',
          at,
          actor: 'github',
          cause: 'run 7 has started',
        },
        {
          from: 'running',
          to: 'waiting',
          at,
          actor: 'service:ci',
          cause: 'waits',
        },
        {
          from: 'waiting',
          to: 'succeeded',
          at,
          actor: 'portal',
          cause: 'done',
        },
      ],
    });

    const timeline = within(
      await screen.findByRole('list', { name: 'Timeline' }),
    );
    await timeline.findByRole('link', { name: 'guest' });
    const time = formatTime(at);
    expect(
      timeline.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      `${time}requestedasked for (guest)`,
      `${time}runningrun 7 has started (GitHub)`,
      `${time}waitingwaits (service ci)`,
      `${time}succeededdone (the portal)`,
    ]);
  });

  it('leads from the queue to what it waits for', async () => {
    const api = new FakeDatabricksApi();
    api.deployments = [deployment({ id: 'first', operation: 'wake' })];
    show(
      { state: 'queued', finishedAt: undefined, queuedBehind: 'first' },
      { api },
    );

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show the one before it' }),
    );
    expect(
      await screen.findByRole('heading', { name: /^wake of/ }),
    ).toBeInTheDocument();
  });

  it('cancels after asking, with a reason', async () => {
    const api = show(running);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel deployment' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^Its run is asked to end\./)).toBeInTheDocument();
    expect(api.cancellations).toEqual([]);
    await userEvent.type(dialog.getByLabelText('Reason'), 'wrong branch');
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel it' }));
    expect(await screen.findByText(/^Asked to end at/)).toHaveTextContent(
      /wrong branch$/,
    );
    expect(api.cancellations).toEqual([{ id: 'd1', reason: 'wrong branch' }]);
    expect(
      screen.queryByRole('button', { name: 'Cancel deployment' }),
    ).not.toBeInTheDocument();
  });

  it('lets a deployment go on, and shows why it could not be cancelled', async () => {
    const api = show({ ...running, state: 'queued' });
    api.refusal = await responseError(409, 'it has finished');

    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel deployment' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^It has not been sent yet/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel it' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'it has finished',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Let it go on' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('offers no end of what has ended', async () => {
    show({});
    await screen.findByRole('heading', { name: /^apply of/ });
    expect(
      screen.queryByRole('button', { name: 'Cancel deployment' }),
    ).not.toBeInTheDocument();
  });

  it('offers no end to those who may not', async () => {
    show(
      { ...running, entityRef: 'resource:default/sales-locked' },
      { allowed: false },
    );
    await screen.findByRole('heading', { name: /^apply of/ });
    expect(
      screen.queryByRole('button', { name: 'Cancel deployment' }),
    ).not.toBeInTheDocument();
  });

  it('says that it cannot be read', async () => {
    renderForEntity(<EnvironmentDeployments />, {
      api: new FakeDatabricksApi(),
      path: '/?deployment=gone',
    });
    expect(
      await screen.findByText('Could not load the deployment'),
    ).toBeInTheDocument();
  });

  describe('log', () => {
    const openLog = async () =>
      userEvent.click(
        await screen.findByRole('button', { name: 'Log of plan' }),
      );
    const log = () => screen.findByRole('textbox', { name: 'Log of job plan' });

    it('grows while the job runs, and asks only for what is new', async () => {
      const api = new FakeDatabricksApi();
      api.logs.plan = { lines: ['one', '\u001b[32mtwo\u001b[0m'] };
      show(running, { api });
      await openLog();

      expect(await log()).toHaveValue('one\ntwo');
      expect(
        screen.getByText('New lines show up by themselves.'),
      ).toBeInTheDocument();
      api.logs.plan = { lines: ['one', 'two', 'three'], complete: true };
      await waitFor(async () =>
        expect(await log()).toHaveValue('one\ntwo\nthree'),
      );
      expect(
        screen.getByText('Lines: 3. The log is complete.'),
      ).toBeInTheDocument();
      expect(api.logRequests.at(-1)).toEqual({ job: 'plan', after: 2 });
    });

    it('draws the end of a long one, and more on demand', async () => {
      const api = new FakeDatabricksApi();
      api.logs.plan = {
        lines: Array.from({ length: 4_500 }, (_, index) => `line ${index}`),
        complete: true,
        omittedLines: 12,
      };
      show(running, { api });
      await openLog();

      expect(
        await screen.findByText('Earlier lines that are not shown: 4,000'),
      ).toBeInTheDocument();
      expect(
        screen.getByText('First lines that were too many to keep: 12'),
      ).toBeInTheDocument();
      const text = await log();
      expect(text).toHaveDisplayValue(/^line 4000\n/);
      await userEvent.click(
        screen.getByRole('button', { name: 'Show 500 earlier lines' }),
      );
      expect(text).toHaveDisplayValue(/^line 3500\n/);
    });

    it.each([
      [{ lines: [] }, /^There are no lines yet\./],
      [{ lines: [], complete: true }, /^The log is empty\./],
      [
        { lines: [], problem: 'GitHub has deleted it' },
        'GitHub has deleted it',
      ],
    ])('says why there are no lines: %j', async (answer, text) => {
      const api = new FakeDatabricksApi();
      api.logs.plan = answer;
      show(running, { api });
      await openLog();
      expect(await screen.findByText(text)).toBeInTheDocument();
    });
  });
});
