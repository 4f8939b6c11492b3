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
import {
  accountEntity,
  brokenCluster,
  capacity,
  cluster,
  cost,
  failedJob,
  job,
  metastoreEntity,
  timeline,
  troubledSources,
  warehouse,
  workspaceDetails,
} from '../src/__testUtils__/estateFixtures';
import {
  age,
  deployment,
  environmentEntity,
  plan,
  strayWorkspace,
} from '../src/__testUtils__/fixtures';
import {
  network,
  observedNetwork,
  strayNetwork,
  vpcEntity,
  workspaceEntity,
} from '../src/__testUtils__/observedFixtures';
import {
  everyOperation,
  waitingInPortal,
} from '../src/__testUtils__/operationFixtures';
import {
  platform,
  platformEntity,
  projectEntity,
} from '../src/__testUtils__/platformFixtures';
import {
  bindings,
  catalogEntity,
  tableDetails,
  unityApi,
  unityObjects,
} from '../src/__testUtils__/unityFixtures';
import databricksPlugin from '../src/alpha';
import { databricksApiRef } from '../src/api/databricksApiRef';

const api = unityApi();

// As many tables as estates have, and more workspaces than fit a page.
api.unityObjects = [
  ...unityObjects,
  ...Array.from({ length: 100_000 }, (_, index) => ({
    kind: 'table' as const,
    name: `events_${index}`,
    fullName: `sales.silver.events_${index}`,
    catalog: 'sales',
    schema: 'silver',
  })),
];
api.unityDetails = tableDetails;
api.bindings = {
  ...bindings,
  workspaces: [
    ...bindings.workspaces,
    ...Array.from({ length: 60 }, (_, index) => ({
      id: String(index + 1),
      name: `team-${index + 1}`,
    })),
  ],
};
api.sources = troubledSources;
api.observed = observedNetwork;
api.networks = {
  items: [network, strayNetwork],
  totalItems: 2,
  age,
  errors: [],
};
api.workspaceDetails = workspaceDetails;
api.capacity = capacity;
api.timeline = timeline;
api.cost = {
  ...cost,
  days: Array.from({ length: 30 }, (_, day) => ({
    date: new Date(Date.UTC(2026, 7, 3 + day)).toISOString().slice(0, 10),
    amount: 20 + 15 * Math.sin(day),
  })),
};
api.clusters = { items: [cluster, brokenCluster], age, errors: [] };
api.warehouses = { items: [warehouse], age, errors: [] };
api.jobs = { items: [job, failedJob], age, errors: [] };
api.workspaces = {
  items: [workspaceDetails.workspace, strayWorkspace],
  totalItems: 2,
  facets: {
    accounts: [workspaceDetails.workspace.accountId],
    regions: ['eu-west-1', 'us-west-2'],
    statuses: ['FAILED', 'RUNNING'],
  },
  age: { ...age, stale: true },
  errors: [{ source: 'account 444', message: 'token refused' }],
};
api.deployments = [
  deployment({
    state: 'waiting',
    finishedAt: undefined,
    plan,
    rehearsal: true,
    comment: 'a catalog for the quarter',
    approval: waitingInPortal,
    transitions: [
      {
        to: 'requested',
        at: '2026-09-01T10:00:00Z',
        actor: 'user:default/guest',
        cause: 'asked for',
      },
      {
        from: 'requested',
        to: 'waiting',
        at: '2026-09-01T10:01:00Z',
        actor: 'portal',
        cause: 'its plan is there and has to be approved',
      },
    ],
  }),
];
api.operations = { ...everyOperation, active: api.deployments[0] };

api.platform = {
  ...platform,
  pools: [
    ...platform.pools,
    // Large enough to fold most of it, as the pools of companies are.
    {
      region: 'eu-west-1',
      cidr: '10.16.0.0/12',
      used: Array.from({ length: 40 }, (_, index) => ({
        cidr: `10.16.${index * 4}.0/22`,
        project: `team-${index + 1}`,
        environment: 'dev',
      })),
      free: [
        '10.16.160.0/19',
        '10.16.192.0/18',
        '10.17.0.0/16',
        '10.18.0.0/15',
        '10.20.0.0/14',
        '10.24.0.0/13',
      ],
    },
  ],
};

const templates = [
  'add-catalog',
  'add-environment',
  'databricks-project',
  'grant-access',
  'upgrade-lakeport',
].map(name => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, namespace: 'default' },
  spec: { type: 'databricks' },
}));

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
          factory: () =>
            catalogApiMock({
              entities: [
                accountEntity,
                catalogEntity,
                environmentEntity,
                metastoreEntity,
                workspaceEntity,
                platformEntity,
                projectEntity,
                vpcEntity,
                ...templates,
              ],
            }),
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
