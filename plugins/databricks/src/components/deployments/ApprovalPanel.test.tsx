import { errorApiRef, translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { TestApiProvider } from '@backstage/test-utils';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { deployment } from '../../__testUtils__/fixtures';
import {
  waitingAtGitHub,
  waitingInPortal,
} from '../../__testUtils__/operationFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { databricksApiRef } from '../../api/databricksApiRef';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { formatTime } from '../common/formatTime';
import { ApprovalPanel } from './ApprovalPanel';
import { EnvironmentDeployments } from './EnvironmentDeployments';

async function show(
  approval: NonNullable<Deployment['approval']>,
  options: {
    api?: FakeDatabricksApi;
    gitHub?: { getAccessToken(scope?: string | string[]): Promise<string> };
  } = {},
) {
  const { api = new FakeDatabricksApi(), gitHub } = options;
  const state = approval.state === 'waiting' ? 'waiting' : 'succeeded';
  api.deployments = [deployment({ state, finishedAt: undefined, approval })];
  renderForEntity(<EnvironmentDeployments />, {
    api,
    gitHub,
    path: '/?deployment=d1',
  });
  const panel = await screen.findByRole('region', { name: 'Approval' });
  return { api, panel, within: within(panel) };
}

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('ApprovalPanel', () => {
  it('approves in the portal, with a comment', async () => {
    const { api, panel, within: seen } = await show(waitingInPortal);

    expect(
      seen.getByText(
        `Waits for approval since ${formatTime('2026-09-01T10:01:00Z')}.`,
      ),
    ).toBeInTheDocument();
    expect(
      seen.getByText('who has databricks.deployment.approve in the portal'),
    ).toBeInTheDocument();
    await userEvent.type(seen.getByLabelText('Comment'), ' looks right ');
    await press('Approve');
    await waitFor(() =>
      expect(seen.getByRole('status')).toHaveTextContent(/^Approved/),
    );
    expect(api.reviews).toEqual([
      { id: 'd1', decision: 'approved', comment: 'looks right' },
    ]);
    expect(seen.getByRole('status')).toHaveTextContent(
      /guest with the permission in the portal$/,
    );
    expect(panel).toHaveFocus();
  });

  it('rejects', async () => {
    const { api, within: seen } = await show(waitingInPortal);

    await press('Reject');
    await waitFor(() =>
      expect(seen.getByRole('status')).toHaveTextContent(/^Rejected/),
    );
    expect(api.reviews).toEqual([{ id: 'd1', decision: 'rejected' }]);
  });

  it('shows why a decision was refused', async () => {
    const api = new FakeDatabricksApi();
    const { within: seen } = await show(waitingInPortal, { api });
    api.refusal = await responseError(403, 'who asks may not approve');

    await press('Approve');
    const alert = await seen.findByRole('alert');
    expect(alert).toHaveTextContent('The decision was not taken');
    expect(alert).toHaveTextContent('who asks may not approve');
  });

  it('shows what somebody else has decided meanwhile', async () => {
    const api = new FakeDatabricksApi();
    const { within: seen } = await show(waitingInPortal, { api });
    const refusal = await responseError(409, 'ada has rejected it');
    api.reviewDeployment = async () => {
      api.deployments = [
        deployment({
          state: 'cancelled',
          approval: {
            ...waitingInPortal,
            state: 'rejected',
            mayReview: false,
            decidedBy: 'user:default/ada',
            decidedWith: 'portal-permission',
          },
        }),
      ];
      throw refusal;
    };

    await press('Approve');
    const alert = await seen.findByRole('alert');
    expect(alert).toHaveTextContent('It no longer waited for a decision');
    await waitFor(() =>
      expect(seen.getByRole('status')).toHaveTextContent(/user:default\/ada/),
    );
    expect(
      seen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('lets nobody decide who may not, and says who may', async () => {
    const { within: seen } = await show({
      ...waitingAtGitHub,
      mayReview: false,
    });

    expect(
      seen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
    expect(seen.getByText('You cannot approve it here.')).toBeInTheDocument();
    expect(
      seen.getByRole('link', { name: /^acme\/platform \(GitHub team\)/ }),
    ).toHaveAttribute(
      'href',
      'https://github.example.com/orgs/acme/teams/platform',
    );
    expect(
      seen.getByRole('link', { name: /^Review at GitHub/ }),
    ).toHaveAttribute('href', waitingAtGitHub.reviewUrl);
  });

  it('asks for the reader’s own GitHub token only when they decide', async () => {
    const getAccessToken = jest.fn(async () => 'gho_mine');
    const { api, within: seen } = await show(waitingAtGitHub, {
      gitHub: { getAccessToken },
    });

    expect(seen.getByText(/^You decide as yourself at GitHub/)).toBeVisible();
    expect(getAccessToken).not.toHaveBeenCalled();
    await press('Approve');
    await waitFor(() => expect(api.reviews).toHaveLength(1));
    expect(getAccessToken).toHaveBeenCalledWith(['repo']);
    expect(api.reviews[0]).toEqual({
      id: 'd1',
      decision: 'approved',
      githubToken: 'gho_mine',
    });
  });

  it('decides nothing when the sign-in with GitHub is given up', async () => {
    const { api, within: seen } = await show(waitingAtGitHub, {
      gitHub: {
        getAccessToken: async () => {
          throw new Error('Login failed, rejected by user');
        },
      },
    });

    await press('Approve');
    expect(await seen.findByRole('alert')).toHaveTextContent(
      /The sign-in with GitHub was not completed.*rejected by user/,
    );
    expect(api.reviews).toEqual([]);
  });

  it('leads to GitHub where the app has no sign-in with it', async () => {
    render(
      // No whole app: those of the tests have a sign-in with GitHub.
      <MemoryRouter>
        <TestApiProvider
          apis={[
            [databricksApiRef, new FakeDatabricksApi()],
            [translationApiRef, mockApis.translation()],
            [errorApiRef, mockApis.error()],
          ]}
        >
          <DatabricksQueryProvider>
            <ApprovalPanel
              deployment={deployment({ state: 'waiting' })}
              approval={waitingAtGitHub}
            />
          </DatabricksQueryProvider>
        </TestApiProvider>
      </MemoryRouter>,
    );

    expect(
      await screen.findByText(/^This portal has no sign-in with GitHub/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^Review at GitHub/ }),
    ).toBeInTheDocument();
  });

  it('says that the portal decides with its own credentials, and sends no token', async () => {
    const getAccessToken = jest.fn(async () => 'gho_mine');
    const { api, within: seen } = await show(
      { ...waitingAtGitHub, needsGitHubToken: false },
      { gitHub: { getAccessToken } },
    );

    expect(
      seen.getByText(/^Decided with the portal’s own GitHub credentials/),
    ).toBeInTheDocument();
    await press('Approve');
    await waitFor(() => expect(api.reviews).toHaveLength(1));
    expect(api.reviews[0]).toEqual({ id: 'd1', decision: 'approved' });
    expect(getAccessToken).not.toHaveBeenCalled();
  });

  it('tells that it was approved in advance, and who will have to', async () => {
    const { within: seen } = await show({
      ...waitingInPortal,
      state: 'approved',
      inAdvance: true,
      decidedBy: 'github:ada',
      decidedAt: '2026-09-01T10:02:00Z',
      comment: 'fine',
    });
    expect(seen.getByRole('status')).toHaveTextContent(
      /by ada at GitHub: fine.*Approved in advance/,
    );
  });

  it.each([
    ['expected', 'Has to be approved when its plan is there.'],
    ['not-needed', 'Nothing to approve: there is nothing to do.'],
  ] as const)('knows of an approval that is %s', async (state, text) => {
    const { within: seen } = await show({ ...waitingInPortal, state });
    expect(seen.getByText(text)).toBeInTheDocument();
    expect(
      seen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });
});
