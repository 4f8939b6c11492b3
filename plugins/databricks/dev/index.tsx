/**
 * The plugin on its own, with answers from memory: `yarn start` in this folder.
 */
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FakeDatabricksApi } from '../src/__testUtils__/FakeDatabricksApi';
import {
  deployment,
  environmentEntity,
  plan,
} from '../src/__testUtils__/fixtures';
import databricksPlugin from '../src/alpha';
import { databricksApiRef } from '../src/api/databricksApiRef';

const api = new FakeDatabricksApi();
api.deployments = [deployment({ operation: 'plan', plan, rehearsal: true })];

const databricksModule = createFrontendModule({
  pluginId: 'databricks',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: databricksApiRef, deps: {}, factory: () => api }),
    }),
  ],
});

const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: [environmentEntity] }),
        }),
    }),
  ],
});

/** Everybody may everything. */
const permissionModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: define =>
        define({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({ result: AuthorizeResult.ALLOW }),
          }),
        }),
    }),
  ],
});

createDevApp({
  features: [
    permissionModule,
    catalogPlugin,
    catalogModule,
    databricksPlugin,
    databricksModule,
  ],
});
