/**
 * The Databricks plugin for the new frontend system.
 *
 * @packageDocumentation
 */
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  DatabricksApiClient,
  entityTypes,
  isAwsVpc,
  isDatabricksAccount,
  isDatabricksCatalog,
  isDatabricksMetastore,
  isDatabricksPlatform,
  isDatabricksProject,
  isDatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from './api/databricksApiRef';
import { actionTargetOf } from './components/actions/actionTargetOf';
import { DatabricksIcon } from './components/common/DatabricksIcon';
import { rootRouteRef, selectedTemplateRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: databricksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new DatabricksApiClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/databricks',
    title: 'Databricks',
    icon: <DatabricksIcon />,
    routeRef: rootRouteRef,
  },
});

const workspaces = SubPageBlueprint.make({
  name: 'workspaces',
  params: {
    path: 'workspaces',
    title: 'Workspaces',
    loader: () =>
      import('./components/workspaces/WorkspacesPage').then(m => (
        <m.WorkspacesPage />
      )),
  },
});

const allDeployments = SubPageBlueprint.make({
  name: 'deployments',
  params: {
    path: 'deployments',
    title: 'Deployments',
    loader: () =>
      import('./components/across/DeploymentsPage').then(m => (
        <m.DeploymentsPage />
      )),
  },
});

const repositories = SubPageBlueprint.make({
  name: 'repositories',
  params: {
    path: 'repositories',
    title: 'Repositories',
    loader: () =>
      import('./components/versions/RepositoriesPage').then(m => (
        <m.RepositoriesPage />
      )),
  },
});

const networks = SubPageBlueprint.make({
  name: 'networks',
  params: {
    path: 'networks',
    title: 'Networks',
    loader: () =>
      import('./components/networks/NetworksPage').then(m => (
        <m.NetworksPage />
      )),
  },
});

const catalogs = SubPageBlueprint.make({
  name: 'catalogs',
  params: {
    path: 'catalogs',
    title: 'Catalogs',
    loader: () =>
      import('./components/unityCatalog/UnityCatalogPage').then(m => (
        <m.UnityCatalogPage />
      )),
  },
});

const isEnvironment = {
  kind: 'resource',
  'spec.type': entityTypes.environment,
};

/** Environments and what is between them. */
const isDeployed = {
  kind: 'resource',
  'spec.type': { $in: [entityTypes.environment, entityTypes.sharedStack] },
};

const overview = EntityContentBlueprint.make({
  name: 'overview',
  params: {
    path: '/databricks',
    title: 'Databricks',
    filter: isDeployed,
    loader: () =>
      import('./components/overview/EnvironmentOverview').then(m => (
        <m.EnvironmentOverview />
      )),
  },
});

const topology = EntityContentBlueprint.make({
  name: 'topology',
  params: {
    path: '/topology',
    title: 'Topology',
    filter: isDeployed,
    loader: () =>
      import('./components/topology/EnvironmentTopology').then(m => (
        <m.EnvironmentTopology />
      )),
  },
});

const workspaceTopology = EntityContentBlueprint.make({
  name: 'workspace-topology',
  params: {
    path: '/topology',
    title: 'Topology',
    filter: isDatabricksWorkspace,
    loader: () =>
      import('./components/networks/WorkspaceTopology').then(m => (
        <m.WorkspaceTopology />
      )),
  },
});

const vpcTopology = EntityContentBlueprint.make({
  name: 'vpc-topology',
  params: {
    path: '/topology',
    title: 'Topology',
    filter: isAwsVpc,
    loader: () =>
      import('./components/networks/VpcTopology').then(m => <m.VpcTopology />),
  },
});

const vpc = EntityCardBlueprint.make({
  name: 'vpc',
  params: {
    type: 'info',
    filter: isAwsVpc,
    loader: () =>
      import('./components/networks/VpcCard').then(m => <m.VpcCard />),
  },
});

const deployments = EntityContentBlueprint.make({
  name: 'deployments',
  params: {
    path: '/deployments',
    title: 'Deployments',
    filter: isDeployed,
    loader: () =>
      import('./components/deployments/EnvironmentDeployments').then(m => (
        <m.EnvironmentDeployments />
      )),
  },
});

const platform = EntityContentBlueprint.make({
  name: 'platform',
  params: {
    path: '/platform',
    title: 'Platform',
    filter: isDatabricksPlatform,
    loader: () =>
      import('./components/platform/PlatformOverview').then(m => (
        <m.PlatformOverview />
      )),
  },
});

const project = EntityContentBlueprint.make({
  name: 'project',
  params: {
    path: '/environments',
    title: 'Environments',
    filter: isDatabricksProject,
    loader: () =>
      import('./components/project/ProjectOverview').then(m => (
        <m.ProjectOverview />
      )),
  },
});

const projectTopology = EntityContentBlueprint.make({
  name: 'project-topology',
  params: {
    path: '/topology',
    title: 'Topology',
    filter: isDatabricksProject,
    loader: () =>
      import('./components/project/ProjectTopology').then(m => (
        <m.ProjectTopology />
      )),
  },
});

const actions = EntityCardBlueprint.make({
  name: 'actions',
  params: {
    type: 'info',
    filter: entity => actionTargetOf(entity) !== undefined,
    loader: () =>
      import('./components/actions/EntityActionsCard').then(m => (
        <m.EntityActionsCard />
      )),
  },
});

const environmentCatalogs = EntityContentBlueprint.make({
  name: 'catalogs',
  params: {
    path: '/catalogs',
    title: 'Catalogs',
    filter: isEnvironment,
    loader: () =>
      import('./components/unityCatalog/entity/EnvironmentCatalogs').then(m => (
        <m.EnvironmentCatalogs />
      )),
  },
});

const catalogExplorer = EntityContentBlueprint.make({
  name: 'catalog-explorer',
  params: {
    path: '/explorer',
    title: 'Explorer',
    filter: isDatabricksCatalog,
    loader: () =>
      import('./components/unityCatalog/entity/CatalogExplorer').then(m => (
        <m.CatalogExplorer />
      )),
  },
});

const catalog = EntityCardBlueprint.make({
  name: 'catalog',
  params: {
    filter: isDatabricksCatalog,
    loader: () =>
      import('./components/unityCatalog/entity/CatalogCard').then(m => (
        <m.CatalogCard />
      )),
  },
});

const workspace = EntityContentBlueprint.make({
  name: 'workspace',
  params: {
    path: '/workspace',
    title: 'Workspace',
    filter: isDatabricksWorkspace,
    loader: () =>
      import('./components/workspaces/entity/WorkspaceContent').then(m => (
        <m.WorkspaceContent />
      )),
  },
});

const workspaceSummary = EntityCardBlueprint.make({
  name: 'workspace',
  params: {
    filter: isDatabricksWorkspace,
    loader: () =>
      import('./components/workspaces/entity/WorkspaceSummaryCard').then(m => (
        <m.WorkspaceSummaryCard />
      )),
  },
});

const projectWorkspaces = EntityCardBlueprint.make({
  name: 'workspaces',
  params: {
    filter: isDatabricksProject,
    loader: () =>
      import('./components/workspaces/entity/ProjectWorkspacesCard').then(m => (
        <m.ProjectWorkspacesCard />
      )),
  },
});

const account = EntityCardBlueprint.make({
  name: 'account',
  params: {
    filter: isDatabricksAccount,
    loader: () =>
      import('./components/estate/AccountCard').then(m => <m.AccountCard />),
  },
});

const metastore = EntityCardBlueprint.make({
  name: 'metastore',
  params: {
    filter: isDatabricksMetastore,
    loader: () =>
      import('./components/estate/MetastoreCard').then(m => (
        <m.MetastoreCard />
      )),
  },
});

const searchResult = SearchResultListItemBlueprint.make({
  params: {
    icon: <DatabricksIcon />,
    predicate: result => result.type === 'databricks',
    component: () =>
      import('./components/search/UnityCatalogSearchResult').then(
        m => m.UnityCatalogSearchResult,
      ),
  },
});

const searchResultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: 'databricks',
    name: 'Unity Catalog',
    icon: <DatabricksIcon />,
  },
});

const lakeportValueField = FormFieldBlueprint.make({
  name: 'lakeport-value',
  params: {
    field: () =>
      import('./field/lakeportValueFormField').then(
        m => m.lakeportValueFormField,
      ),
  },
});

const lakeportPlatformField = FormFieldBlueprint.make({
  name: 'lakeport-platform',
  params: {
    field: () =>
      import('./field/platform/lakeportPlatformFormField').then(
        m => m.lakeportPlatformFormField,
      ),
  },
});

const lakeportProjectNameField = FormFieldBlueprint.make({
  name: 'lakeport-project-name',
  params: {
    field: () =>
      import('./field/projectName/lakeportProjectNameFormField').then(
        m => m.lakeportProjectNameFormField,
      ),
  },
});

const lakeportAwsAccountField = FormFieldBlueprint.make({
  name: 'lakeport-aws-account',
  params: {
    field: () =>
      import('./field/awsAccount/lakeportAwsAccountFormField').then(
        m => m.lakeportAwsAccountFormField,
      ),
  },
});

const lakeportRegionField = FormFieldBlueprint.make({
  name: 'lakeport-region',
  params: {
    field: () =>
      import('./field/region/lakeportRegionFormField').then(
        m => m.lakeportRegionFormField,
      ),
  },
});

const lakeportZonesField = FormFieldBlueprint.make({
  name: 'lakeport-zones',
  params: {
    field: () =>
      import('./field/zones/lakeportZonesFormField').then(
        m => m.lakeportZonesFormField,
      ),
  },
});

const lakeportNetworkField = FormFieldBlueprint.make({
  name: 'lakeport-network',
  params: {
    field: () =>
      import('./field/network/lakeportNetworkFormField').then(
        m => m.lakeportNetworkFormField,
      ),
  },
});

const lakeportSecurityProfileField = FormFieldBlueprint.make({
  name: 'lakeport-security-profile',
  params: {
    field: () =>
      import('./field/securityProfile/lakeportSecurityProfileFormField').then(
        m => m.lakeportSecurityProfileFormField,
      ),
  },
});

const lakeportGroupsField = FormFieldBlueprint.make({
  name: 'lakeport-groups',
  params: {
    field: () =>
      import('./field/groups/lakeportGroupsFormField').then(
        m => m.lakeportGroupsFormField,
      ),
  },
});

const lakeportUnityNameField = FormFieldBlueprint.make({
  name: 'lakeport-unity-name',
  params: {
    field: () =>
      import('./field/unityName/lakeportUnityNameFormField').then(
        m => m.lakeportUnityNameFormField,
      ),
  },
});

const lakeportEnvironmentField = FormFieldBlueprint.make({
  name: 'lakeport-environment',
  params: {
    field: () =>
      import('./field/environment/lakeportEnvironmentFormField').then(
        m => m.lakeportEnvironmentFormField,
      ),
  },
});

/**
 * Page of workspaces, deployments and repositories, tabs and a card of platforms, projects and
 * environments, and the form fields of the templates.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'databricks',
  title: 'Databricks',
  icon: <DatabricksIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { selectedTemplate: selectedTemplateRouteRef },
  extensions: [
    api,
    page,
    workspaces,
    allDeployments,
    repositories,
    networks,
    catalogs,
    overview,
    topology,
    workspaceTopology,
    vpcTopology,
    vpc,
    deployments,
    platform,
    project,
    projectTopology,
    actions,
    environmentCatalogs,
    catalogExplorer,
    catalog,
    workspace,
    workspaceSummary,
    projectWorkspaces,
    account,
    metastore,
    searchResult,
    searchResultType,
    lakeportValueField,
    lakeportPlatformField,
    lakeportProjectNameField,
    lakeportAwsAccountField,
    lakeportRegionField,
    lakeportZonesField,
    lakeportNetworkField,
    lakeportSecurityProfileField,
    lakeportGroupsField,
    lakeportUnityNameField,
    lakeportEnvironmentField,
  ],
});
