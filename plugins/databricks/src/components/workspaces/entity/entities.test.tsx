import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import {
  capacity,
  workspaceDetails,
} from '../../../__testUtils__/estateFixtures';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import {
  age,
  strayWorkspace,
  workspace,
} from '../../../__testUtils__/fixtures';
import { workspaceEntity } from '../../../__testUtils__/observedFixtures';
import { projectEntity } from '../../../__testUtils__/platformFixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import { ProjectWorkspacesCard } from './ProjectWorkspacesCard';
import { WorkspaceContent } from './WorkspaceContent';
import { WorkspaceSummaryCard } from './WorkspaceSummaryCard';

const bare: Entity = {
  ...workspaceEntity,
  metadata: { name: 'bare', namespace: 'default' },
};

function apiWith() {
  const api = new FakeDatabricksApi();
  api.workspaceDetails = workspaceDetails;
  api.capacity = capacity;
  return api;
}

describe('WorkspaceContent', () => {
  it('shows the workspace of the entity', async () => {
    const api = apiWith();
    const asked = jest.spyOn(api, 'getWorkspace');
    renderForEntity(<WorkspaceContent />, { api, entity: workspaceEntity });
    expect(
      await screen.findByRole('heading', { name: 'Private access' }),
    ).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith(workspace.id, expect.anything());
  });

  it('says what the entity lacks', async () => {
    renderForEntity(<WorkspaceContent />, { api: apiWith(), entity: bare });
    expect(
      await screen.findByText('It is not said which workspace this is'),
    ).toBeInTheDocument();
  });
});

describe('WorkspaceSummaryCard', () => {
  it('tells status, network, room and admins, and leads on', async () => {
    const { container } = renderForEntity(<WorkspaceSummaryCard />, {
      api: apiWith(),
      entity: workspaceEntity,
    });
    expect(await screen.findByText('RUNNING')).toBeInTheDocument();
    expect(screen.getByText('WARNED')).toBeInTheDocument();
    expect(await screen.findByText('addresses are tight')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'guest' })).toHaveAttribute(
      'href',
      '/catalog/default/user/guest',
    );
    expect(screen.getByText('deployer')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All of the workspace' }),
    ).toHaveAttribute('href', `/databricks/workspaces/${workspace.id}`);
    expect(
      screen.getByRole('link', {
        name: 'Open in Databricks: workspace sales-dev',
      }),
    ).toHaveAttribute('href', workspace.url);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('shows the error of the backend', async () => {
    const api = apiWith();
    api.workspaceDetails = await responseError(404, 'no workspace 1');
    renderForEntity(<WorkspaceSummaryCard />, { api, entity: workspaceEntity });
    expect(await screen.findByText('no workspace 1')).toBeInTheDocument();
  });

  it('is nothing on what is no workspace, though it names one', async () => {
    renderForEntity(
      <>
        <p>before</p>
        <WorkspaceSummaryCard />
      </>,
      {
        api: apiWith(),
        entity: {
          ...workspaceEntity,
          spec: { type: 'databricks-environment' },
        },
      },
    );
    await screen.findByText('before');
    expect(
      screen.queryByRole('heading', { name: 'Workspace' }),
    ).not.toBeInTheDocument();
  });
});

describe('ProjectWorkspacesCard', () => {
  const show = (api: FakeDatabricksApi) =>
    renderForEntity(<ProjectWorkspacesCard />, { api, entity: projectEntity });

  it('lists the workspaces of the project, not those that are named like it', async () => {
    const api = apiWith();
    api.workspaces = {
      items: [
        workspace,
        { ...strayWorkspace, name: 'sales-by-hand' },
        { ...workspace, id: '7', name: 'sales-eu-dev', project: 'sales-eu' },
        {
          ...workspace,
          id: '8',
          name: 'sales-prod',
          environment: 'prod',
          status: 'FAILED',
          statusMessage: 'The credentials were refused.',
        },
      ],
      totalItems: 4,
      age,
      errors: [],
    };
    const { container } = show(api);
    const items = within(
      await screen.findByRole('list', { name: 'Workspaces of sales' }),
    ).getAllByRole('listitem');
    expect(items.map(item => item.textContent)).toEqual([
      'sales-devRUNNINGdev · us-west-2',
      'sales-prodFAILEDprod · us-west-2The credentials were refused.',
    ]);
    expect(
      within(items[1]).getByRole('link', { name: 'sales-prod' }),
    ).toHaveAttribute('href', '/databricks/workspaces/8');
    expect(
      screen.getByRole('link', { name: 'Find in all workspaces' }),
    ).toHaveAttribute('href', '/databricks/workspaces?q=sales');
    expect(api.workspaceRequests).toEqual([{ q: 'sales', limit: 200 }]);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says so when there are none yet', async () => {
    const api = apiWith();
    api.workspaces = { items: [], totalItems: 0, age, errors: [] };
    show(api);
    expect(await screen.findByText(/^No workspace yet/)).toBeInTheDocument();
  });

  it('does not say so by what was read for the project before it', async () => {
    const api = apiWith();
    const hr = {
      ...projectEntity,
      metadata: { ...projectEntity.metadata, name: 'hr' },
    };
    function Pages() {
      const [entity, setEntity] = useState(projectEntity);
      return (
        <EntityProvider entity={entity}>
          <button onClick={() => setEntity(hr)}>hr</button>
          <ProjectWorkspacesCard />
        </EntityProvider>
      );
    }
    renderForEntity(<Pages />, { api });
    await screen.findByRole('list', { name: 'Workspaces of sales' });
    api.getWorkspaces = () => new Promise(() => {});
    await userEvent.click(screen.getByRole('button', { name: 'hr' }));
    expect(await screen.findByRole('status')).toBeInTheDocument();
    expect(screen.queryByText(/^No workspace yet/)).not.toBeInTheDocument();
  });

  it('does not say so when an account could not be read', async () => {
    const api = apiWith();
    api.workspaces = {
      items: [],
      totalItems: 0,
      age: { ...age, stale: true },
      errors: [{ source: 'account abc', message: '503' }],
    };
    show(api);
    expect(await screen.findByText('account abc: 503')).toBeInTheDocument();
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
    expect(screen.queryByText(/^No workspace yet/)).not.toBeInTheDocument();
  });

  it('says that not all of many were looked at', async () => {
    const api = apiWith();
    api.workspaces = {
      items: [workspace],
      totalItems: 201,
      age,
      errors: [],
    };
    show(api);
    expect(await screen.findByText(/^Too many/)).toBeInTheDocument();
  });

  it('is nothing on what is no project', async () => {
    const api = apiWith();
    renderForEntity(
      <>
        <p>before</p>
        <ProjectWorkspacesCard />
      </>,
      { api, entity: workspaceEntity },
    );
    await screen.findByText('before');
    expect(api.workspaceRequests).toEqual([]);
  });
});
