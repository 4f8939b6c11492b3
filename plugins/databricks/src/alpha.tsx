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
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  DatabricksApiClient,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from './api/databricksApiRef';
import { DatabricksIcon } from './components/common/DatabricksIcon';
import { rootRouteRef } from './routes';

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
    loader: () =>
      import('./components/workspaces/DatabricksPage').then(m => (
        <m.DatabricksPage />
      )),
  },
});

const isEnvironment = {
  kind: 'resource',
  'spec.type': entityTypes.environment,
};

const overview = EntityContentBlueprint.make({
  name: 'overview',
  params: {
    path: '/databricks',
    title: 'Databricks',
    filter: isEnvironment,
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
    filter: isEnvironment,
    loader: () =>
      import('./components/topology/EnvironmentTopology').then(m => (
        <m.EnvironmentTopology />
      )),
  },
});

const deployments = EntityContentBlueprint.make({
  name: 'deployments',
  params: {
    path: '/deployments',
    title: 'Deployments',
    filter: isEnvironment,
    loader: () =>
      import('./components/deployments/EnvironmentDeployments').then(m => (
        <m.EnvironmentDeployments />
      )),
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

/**
 * Workspaces page, tabs of environment entities, and the form field of the
 * project template.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'databricks',
  title: 'Databricks',
  icon: <DatabricksIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [api, page, overview, topology, deployments, lakeportValueField],
});
