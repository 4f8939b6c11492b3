import { screen, within } from '@testing-library/react';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { age, workspace } from '../../__testUtils__/fixtures';
import {
  awsSources,
  network,
  observedNetwork,
  strayNetwork,
  vpcEntity,
  workspaceEntity,
} from '../../__testUtils__/observedFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { VpcCard } from './VpcCard';
import { VpcTopology } from './VpcTopology';
import { WorkspaceTopology } from './WorkspaceTopology';

function apiWith() {
  const api = new FakeDatabricksApi();
  api.sources = awsSources;
  api.observed = observedNetwork;
  api.networks = {
    items: [strayNetwork, network],
    totalItems: 2,
    age,
    errors: [],
  };
  return api;
}
const bare = (type: string) => ({
  ...vpcEntity,
  metadata: { name: 'bare', namespace: 'default' },
  spec: { type },
});
const VPC = /^VPC sales-dev in AWS account/;

describe('VpcTopology', () => {
  beforeAll(fakeLayoutEngine);

  it('draws the VPC of the entity', async () => {
    const api = apiWith();
    renderForEntity(<VpcTopology />, { api, entity: vpcEntity });
    expect(await screen.findByLabelText(VPC)).toBeInTheDocument();
    expect(api.topologyRequests).toEqual([
      { account: '111122223333', region: 'us-west-2', vpc: 'vpc-0a' },
    ]);
  });

  it('says what the entity lacks', async () => {
    renderForEntity(<VpcTopology />, {
      api: apiWith(),
      entity: bare('aws-vpc'),
    });
    expect(
      await screen.findByText('Which VPC this is, is not known'),
    ).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    const api = apiWith();
    api.observed = await responseError(404, 'no account 111122223333');
    renderForEntity(<VpcTopology />, { api, entity: vpcEntity });
    expect(
      await screen.findByText('no account 111122223333'),
    ).toBeInTheDocument();
  });
});

describe('VpcCard', () => {
  it('tells of workspaces, free addresses and what is wrong', async () => {
    const api = apiWith();
    const { container } = renderForEntity(<VpcCard />, {
      api,
      entity: vpcEntity,
    });
    expect(await screen.findByText('1,203 of 1,275')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'sales-dev (WARNED)' }),
    ).toHaveAttribute('href', `/databricks/workspaces/${workspace.id}`);
    expect(screen.getByText('1 error')).toBeInTheDocument();
    expect(api.networkRequests).toEqual([
      { account: '111122223333', region: 'us-west-2', q: 'vpc-0a', limit: 10 },
    ]);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says so when the VPC is gone', async () => {
    const api = apiWith();
    api.networks = { items: [strayNetwork], totalItems: 1, age, errors: [] };
    renderForEntity(<VpcCard />, { api, entity: vpcEntity });
    expect(await screen.findByText('Not found in AWS')).toBeInTheDocument();
  });

  it('does not say so when the account could not be read', async () => {
    const api = apiWith();
    api.networks = {
      items: [],
      totalItems: 0,
      age: { ...age, stale: true },
      errors: [{ source: 'aws 111122223333', message: 'AccessDenied' }],
    };
    renderForEntity(<VpcCard />, { api, entity: vpcEntity });
    expect(
      await screen.findByText('aws 111122223333: AccessDenied'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
    expect(screen.queryByText('Not found in AWS')).not.toBeInTheDocument();
  });

  it('says what was not read', async () => {
    const api = apiWith();
    api.networks = {
      items: [{ ...strayNetwork, vpcId: 'vpc-0a' }],
      totalItems: 1,
      age,
      errors: [],
    };
    renderForEntity(<VpcCard />, { api, entity: vpcEntity });
    expect(await screen.findByText('not read')).toBeInTheDocument();
  });

  it('is not there for an entity that names no VPC', async () => {
    const api = apiWith();
    renderForEntity(
      <>
        <p>before</p>
        <VpcCard />
      </>,
      { api, entity: bare('aws-vpc') },
    );
    await screen.findByText('before');
    expect(screen.queryByText('VPC')).not.toBeInTheDocument();
    expect(api.networkRequests).toEqual([]);
  });
});

describe('WorkspaceTopology', () => {
  beforeAll(fakeLayoutEngine);

  it('draws the network around the workspace', async () => {
    const api = apiWith();
    const asked = jest.spyOn(api, 'getWorkspaceTopology');
    renderForEntity(<WorkspaceTopology />, { api, entity: workspaceEntity });
    expect(await screen.findByLabelText(VPC)).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith(workspace.id, expect.anything());
    expect(
      within(
        screen.getByRole('list', { name: 'Findings, errors first' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(2);
  });

  it('says what the entity lacks', async () => {
    renderForEntity(<WorkspaceTopology />, {
      api: apiWith(),
      entity: bare('databricks-workspace'),
    });
    expect(
      await screen.findByText('It is not said which workspace this is'),
    ).toBeInTheDocument();
  });
});
