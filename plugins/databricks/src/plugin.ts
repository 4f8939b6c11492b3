import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createSearchResultListItemExtension,
  type SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import { DatabricksApiClient } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from './api/databricksApiRef';
import { rootRouteRef, selectedTemplateRouteRef } from './routes';

/**
 * The plugin for apps of the old frontend system.
 *
 * @public
 */
export const databricksPlugin = createPlugin({
  id: 'databricks',
  routes: { root: rootRouteRef },
  externalRoutes: { selectedTemplate: selectedTemplateRouteRef },
  apis: [
    createApiFactory({
      api: databricksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new DatabricksApiClient(deps),
    }),
  ],
});

/**
 * The page with every workspace and the page of each, with what is deployed in all
 * projects, and with every repository by its version of lakeport.
 *
 * @public
 */
export const DatabricksPage: () => JSX.Element = databricksPlugin.provide(
  createRoutableExtension({
    name: 'DatabricksPage',
    component: () =>
      import('./components/workspaces/DatabricksPageWithHeader').then(
        m => m.DatabricksPageWithHeader,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * Content of an environment's entity page: workspace, catalogs, cost, addresses.
 *
 * @public
 */
export const EntityDatabricksOverviewContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksOverviewContent',
      component: {
        lazy: () =>
          import('./components/overview/EnvironmentOverview').then(
            m => m.EnvironmentOverview,
          ),
      },
    }),
  );

/**
 * Content of an environment's entity page: its network as declared, as it is, and
 * the difference, as a picture and tables.
 *
 * @public
 */
export const EntityDatabricksTopologyContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksTopologyContent',
      component: {
        lazy: () =>
          import('./components/topology/EnvironmentTopology').then(
            m => m.EnvironmentTopology,
          ),
      },
    }),
  );

/**
 * Content of a workspace's entity page: the network around it as it is.
 *
 * @public
 */
export const EntityDatabricksWorkspaceTopologyContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksWorkspaceTopologyContent',
      component: {
        lazy: () =>
          import('./components/networks/WorkspaceTopology').then(
            m => m.WorkspaceTopology,
          ),
      },
    }),
  );

/**
 * Content of a VPC's entity page: the VPC as it is, with what it is connected to.
 *
 * @public
 */
export const EntityAwsVpcTopologyContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityAwsVpcTopologyContent',
      component: {
        lazy: () =>
          import('./components/networks/VpcTopology').then(m => m.VpcTopology),
      },
    }),
  );

/**
 * Card for the pages of VPCs: workspaces in it, free addresses, what is wrong.
 *
 * @public
 */
export const EntityAwsVpcCard: () => JSX.Element | null =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityAwsVpcCard',
      component: {
        lazy: () =>
          import('./components/networks/VpcCard').then(m => m.VpcCard),
      },
    }),
  );

/**
 * Content of an environment's entity page: deployments and a way to deploy.
 *
 * @public
 */
export const EntityDatabricksDeploymentsContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksDeploymentsContent',
      component: {
        lazy: () =>
          import('./components/deployments/EnvironmentDeployments').then(
            m => m.EnvironmentDeployments,
          ),
      },
    }),
  );

/**
 * Content of a platform's entity page: account, address pools, projects, pull
 * requests that wait, versions of lakeport.
 *
 * @public
 */
export const EntityDatabricksPlatformContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksPlatformContent',
      component: {
        lazy: () =>
          import('./components/platform/PlatformOverview').then(
            m => m.PlatformOverview,
          ),
      },
    }),
  );

/**
 * Content of a project's entity page: its environments side by side, pull
 * requests that wait, version of lakeport, differences from the platform.
 *
 * @public
 */
export const EntityDatabricksProjectContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksProjectContent',
      component: {
        lazy: () =>
          import('./components/project/ProjectOverview').then(
            m => m.ProjectOverview,
          ),
      },
    }),
  );

/**
 * Content of a project's entity page: the declared networks of all its
 * environments with what connects them, as one picture and as tables.
 *
 * @public
 */
export const EntityDatabricksProjectTopologyContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksProjectTopologyContent',
      component: {
        lazy: () =>
          import('./components/project/ProjectTopology').then(
            m => m.ProjectTopology,
          ),
      },
    }),
  );

/**
 * Card for the pages of environments, projects and platforms: the templates that
 * can be started there, with the entity filled in.
 *
 * @public
 */
export const EntityDatabricksActionsCard: () => JSX.Element | null =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksActionsCard',
      component: {
        lazy: () =>
          import('./components/actions/EntityActionsCard').then(
            m => m.EntityActionsCard,
          ),
      },
    }),
  );

/**
 * Content of an environment's entity page: Unity Catalog as its workspace sees it.
 *
 * @public
 */
export const EntityDatabricksCatalogsContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksCatalogsContent',
      component: {
        lazy: () =>
          import('./components/unityCatalog/entity/EnvironmentCatalogs').then(
            m => m.EnvironmentCatalogs,
          ),
      },
    }),
  );

/**
 * Content of a catalog's entity page: the explorer with this catalog at the top.
 *
 * @public
 */
export const EntityUnityCatalogExplorerContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityUnityCatalogExplorerContent',
      component: {
        lazy: () =>
          import('./components/unityCatalog/entity/CatalogExplorer').then(
            m => m.CatalogExplorer,
          ),
      },
    }),
  );

/**
 * Card for the pages of catalogs: owner, workspaces, number of schemas.
 *
 * @public
 */
export const EntityUnityCatalogCard: () => JSX.Element | null =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityUnityCatalogCard',
      component: {
        lazy: () =>
          import('./components/unityCatalog/entity/CatalogCard').then(
            m => m.CatalogCard,
          ),
      },
    }),
  );

/**
 * Content of a workspace's entity page: what it was made from, what runs in it,
 * what happened to it, what it costs.
 *
 * @public
 */
export const EntityDatabricksWorkspaceContent: () => JSX.Element =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksWorkspaceContent',
      component: {
        lazy: () =>
          import('./components/workspaces/entity/WorkspaceContent').then(
            m => m.WorkspaceContent,
          ),
      },
    }),
  );

/**
 * Card for the pages of workspaces: status, environment, network, room for compute.
 *
 * @public
 */
export const EntityDatabricksWorkspaceCard: () => JSX.Element | null =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksWorkspaceCard',
      component: {
        lazy: () =>
          import('./components/workspaces/entity/WorkspaceSummaryCard').then(
            m => m.WorkspaceSummaryCard,
          ),
      },
    }),
  );

/**
 * Card for the pages of projects: their workspaces with their statuses.
 *
 * @public
 */
export const EntityDatabricksWorkspacesCard: () => JSX.Element | null =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksWorkspacesCard',
      component: {
        lazy: () =>
          import('./components/workspaces/entity/ProjectWorkspacesCard').then(
            m => m.ProjectWorkspacesCard,
          ),
      },
    }),
  );

/**
 * Card for the pages of Databricks accounts: whether the portal can read the
 * account, and what it cannot tell.
 *
 * @public
 */
export const EntityDatabricksAccountCard: () => JSX.Element | null =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabricksAccountCard',
      component: {
        lazy: () =>
          import('./components/estate/AccountCard').then(m => m.AccountCard),
      },
    }),
  );

/**
 * Card for the pages of metastores: owner, workspaces, and the way into the explorer.
 *
 * @public
 */
export const EntityUnityCatalogMetastoreCard: () => JSX.Element | null =
  databricksPlugin.provide(
    createComponentExtension({
      name: 'EntityUnityCatalogMetastoreCard',
      component: {
        lazy: () =>
          import('./components/estate/MetastoreCard').then(
            m => m.MetastoreCard,
          ),
      },
    }),
  );

/**
 * Result of Backstage's search that is an object of Unity Catalog (documents of
 * type `databricks`); a child of the app's `SearchResult`.
 *
 * @public
 */
export const UnityCatalogSearchResultListItem: (
  props: SearchResultListItemExtensionProps<{}>,
) => JSX.Element | null = databricksPlugin.provide(
  createSearchResultListItemExtension({
    name: 'UnityCatalogSearchResultListItem',
    predicate: result => result.type === 'databricks',
    component: () =>
      import('./components/search/UnityCatalogSearchResult').then(
        m => m.UnityCatalogSearchResult,
      ),
  }),
);
