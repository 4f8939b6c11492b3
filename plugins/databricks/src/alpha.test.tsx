import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import alpha from './alpha';
import { databricksApiRef } from './api/databricksApiRef';
import { FakeDatabricksApi } from './__testUtils__/FakeDatabricksApi';
import { accountEntity, metastoreEntity } from './__testUtils__/estateFixtures';
import {
  environmentEntity,
  sharedStackEntity,
  workspace,
} from './__testUtils__/fixtures';
import { vpcEntity, workspaceEntity } from './__testUtils__/observedFixtures';
import {
  platformEntity,
  projectEntity,
} from './__testUtils__/platformFixtures';
import { catalogEntity, unityApi } from './__testUtils__/unityFixtures';

const otherEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'queue', namespace: 'default' },
  spec: { type: 'queue', owner: 'group:default/data' },
};

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'add-catalog', namespace: 'default' },
  spec: { type: 'databricks' },
};

function renderAt(path: string, api = new FakeDatabricksApi()) {
  return renderTestApp({
    features: [catalogPlugin, alpha],
    initialRouteEntries: [path],
    apis: [
      [databricksApiRef, api],
      [
        catalogApiRef,
        catalogApiMock({
          entities: [
            catalogEntity,
            environmentEntity,
            otherEntity,
            sharedStackEntity,
            platformEntity,
            projectEntity,
            template,
            vpcEntity,
            workspaceEntity,
            accountEntity,
            metastoreEntity,
          ],
        }),
      ],
      mockApis.permission(),
    ],
  });
}

const tabsOf = (entity: string, kind = 'resource') =>
  screen
    .getAllByRole('link')
    .map(link => link.getAttribute('href') ?? '')
    .filter(href => href.startsWith(`/catalog/default/${kind}/${entity}/`));

describe('in an app of the new frontend system', () => {
  it('has a page with the workspaces', async () => {
    renderAt('/databricks');
    expect(
      await screen.findByRole('link', { name: 'Open workspace sales-dev' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Workspaces' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('has a tab with the repositories behind', async () => {
    renderAt('/databricks/repositories');
    expect(
      await screen.findByText('behind by a minor version'),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Repositories' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('has a tab with the deployments of all projects', async () => {
    renderAt('/databricks/deployments');
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Deployments' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('adds a tab to platforms', async () => {
    renderAt('/catalog/default/system/acme/platform');
    expect(
      await screen.findByRole('heading', { name: 'Address pools' }),
    ).toBeInTheDocument();
    expect(tabsOf('acme', 'system')).not.toContain(
      '/catalog/default/system/acme/environments',
    );
    expect(tabsOf('acme', 'system')).not.toContain(
      '/catalog/default/system/acme/topology',
    );
  });

  it('adds a tab to projects', async () => {
    renderAt('/catalog/default/system/sales/environments');
    expect(
      await screen.findByRole('region', { name: 'Comparison of environments' }),
    ).toBeInTheDocument();
    expect(tabsOf('sales', 'system')).toContain(
      '/catalog/default/system/sales/topology',
    );
    expect(tabsOf('sales', 'system')).not.toContain(
      '/catalog/default/system/sales/platform',
    );
  });

  it('adds a tab with the networks of all environments to projects', async () => {
    renderAt('/catalog/default/system/sales/topology');
    expect(
      await screen.findByRole('heading', {
        name: 'Networks of all environments',
      }),
    ).toBeInTheDocument();
  });

  it('adds a card with what can be done to the overview', async () => {
    renderAt('/catalog/default/resource/sales-dev');
    const list = await screen.findByRole('list', {
      name: 'What can I do here',
    });
    expect(
      within(list).getByRole('link', { name: 'Add a catalog' }),
    ).toBeInTheDocument();
  });

  it('adds tabs to environments', async () => {
    renderAt('/catalog/default/resource/sales-dev/databricks');
    expect(await screen.findByText('RUNNING')).toBeInTheDocument();
    expect(tabsOf('sales-dev')).toEqual(
      expect.arrayContaining([
        '/catalog/default/resource/sales-dev/databricks',
        '/catalog/default/resource/sales-dev/topology',
        '/catalog/default/resource/sales-dev/deployments',
      ]),
    );
  });

  it('adds tabs to what is between environments, but for what takes a workspace', async () => {
    renderAt('/catalog/default/resource/sales-connectivity/databricks');
    expect(
      await screen.findByRole('heading', { name: 'Between environments' }),
    ).toBeInTheDocument();
    const tabs = tabsOf('sales-connectivity');
    expect(tabs).toEqual(
      expect.arrayContaining([
        '/catalog/default/resource/sales-connectivity/databricks',
        '/catalog/default/resource/sales-connectivity/topology',
        '/catalog/default/resource/sales-connectivity/deployments',
      ]),
    );
    expect(tabs).not.toContain(
      '/catalog/default/resource/sales-connectivity/catalogs',
    );
  });

  it('has a tab with the networks', async () => {
    renderAt('/databricks/networks');
    expect(await screen.findByText('No networks')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Networks' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('adds a tab and a card to VPCs', async () => {
    renderAt('/catalog/default/resource/vpc-0a');
    expect(
      await screen.findByRole('heading', { name: 'VPC' }),
    ).toBeInTheDocument();
    expect(tabsOf('vpc-0a')).toContain(
      '/catalog/default/resource/vpc-0a/topology',
    );
  });

  it('adds a tab with the network to workspaces', async () => {
    renderAt('/catalog/default/resource/sales-dev-workspace/topology');
    expect(
      await screen.findByText('AWS and Databricks report no network here.'),
    ).toBeInTheDocument();
  });

  it('has a tab with Unity Catalog', async () => {
    renderAt('/databricks/catalogs?metastore=m-1', unityApi());
    expect(
      await screen.findByRole('heading', { name: 'main-us' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Catalogs' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('adds the catalogs of its workspace to an environment', async () => {
    renderAt('/catalog/default/resource/sales-dev/catalogs', unityApi());
    expect(
      await screen.findByRole('heading', { name: 'Catalogs of the workspace' }),
    ).toBeInTheDocument();
    expect(tabsOf('sales-dev')).toContain(
      '/catalog/default/resource/sales-dev/catalogs',
    );
  });

  it('adds the explorer and a card to a catalog', async () => {
    renderAt('/catalog/default/resource/sales', unityApi());
    expect(
      await screen.findByRole('link', { name: 'Open in the explorer' }),
    ).toBeInTheDocument();
    expect(tabsOf('sales')).toContain(
      '/catalog/default/resource/sales/explorer',
    );
  });

  it('shows results of the search that are of Unity Catalog, and no others', async () => {
    const item = createExtensionTester(
      alpha.getExtension('search-result-list-item:databricks'),
    ).get(SearchResultListItemBlueprint.dataRefs.item);
    const document = { title: 'orders', text: '', location: '/x' };
    expect(item.predicate?.({ type: 'databricks', document })).toBe(true);
    expect(item.predicate?.({ type: 'techdocs', document })).toBe(false);
  });

  it('is among the result types that a search can be narrowed to', async () => {
    const type = createExtensionTester(
      alpha.getExtension('search-filter-result-type:databricks'),
    ).get(SearchFilterResultTypeBlueprint.dataRefs.resultType);
    expect(type).toMatchObject({ name: 'Unity Catalog', value: 'databricks' });
  });

  it('has a page of each workspace below the list', async () => {
    renderAt(`/databricks/workspaces/${workspace.id}`);
    expect(
      await screen.findByText('Back to all workspaces'),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Workspaces' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await userEvent.click(screen.getByText('Back to all workspaces'));
    await userEvent.click(await screen.findByText('sales-dev'));
    expect(await screen.findByText('Private access')).toBeInTheDocument();
  });

  it('adds a tab and a card to workspaces', async () => {
    renderAt('/catalog/default/resource/sales-dev-workspace');
    expect(await screen.findByText('All of the workspace')).toHaveAttribute(
      'href',
      `/databricks/workspaces/${workspace.id}`,
    );
    expect(tabsOf('sales-dev-workspace')).toContain(
      '/catalog/default/resource/sales-dev-workspace/workspace',
    );
  });

  it('shows the workspace in its tab', async () => {
    renderAt('/catalog/default/resource/sales-dev-workspace/workspace');
    expect(await screen.findByText('Private access')).toBeInTheDocument();
  });

  it('adds a card with workspaces to projects', async () => {
    renderAt('/catalog/default/system/sales');
    expect(
      await screen.findByLabelText('Workspaces of sales'),
    ).toBeInTheDocument();
  });

  it('adds a card to accounts', async () => {
    renderAt('/catalog/default/resource/databricks-account-0d26');
    expect(
      await screen.findByText(/^The portal does not read account/),
    ).toBeInTheDocument();
  });

  it('adds a card to metastores', async () => {
    renderAt('/catalog/default/resource/main-us-west-2');
    expect(
      await screen.findByText('Not found in Databricks'),
    ).toBeInTheDocument();
  });

  it('adds none to other resources', async () => {
    renderAt('/catalog/default/resource/queue');
    expect(
      await screen.findByRole('heading', { name: 'queue' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('What can I do here')).not.toBeInTheDocument();
    expect(tabsOf('queue').filter(href => !href.endsWith('/queue/'))).toEqual(
      [],
    );
  });
});
