import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  restoreWorkspace,
  scaffolderWorkspaceProviderExtensionPoint,
  serializeWorkspace,
} from '@backstage/plugin-scaffolder-node/alpha';
import { DatabricksApiClient } from '@lakeport/backstage-plugin-databricks-common';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createEnvironmentDeployAction } from '../actions/createEnvironmentDeployAction';

const TABLE = 'test_workspaces';

/** The deploy action, with a Databricks backend that is somewhere else. */
function deployModule(databricksUrl: string) {
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'deploy-under-test',
    register({ registerInit }) {
      registerInit({
        deps: {
          actions: scaffolderActionsExtensionPoint,
          auth: coreServices.auth,
        },
        async init({ actions, auth }) {
          actions.addActions(
            createEnvironmentDeployAction({
              auth,
              databricks: new DatabricksApiClient({
                discoveryApi: { getBaseUrl: async () => databricksUrl },
              }),
              catalog: catalogServiceMock(),
              timing: { poll: 20 },
            }),
          );
        },
      });
    },
  });
}

/** Workspaces in the scaffolder's database, as task recovery needs them. */
const workspaceModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'workspaces-under-test',
  register({ registerInit }) {
    registerInit({
      deps: {
        workspaces: scaffolderWorkspaceProviderExtensionPoint,
        database: coreServices.database,
      },
      async init({ workspaces, database }) {
        const db = await database.getClient();
        if (!(await db.schema.hasTable(TABLE))) {
          await db.schema.createTable(TABLE, table => {
            table.string('task_id').primary();
            table.binary('contents');
          });
        }
        workspaces.addProviders({
          database: {
            serializeWorkspace: async ({ path, taskId }) => {
              const { contents } = await serializeWorkspace({ path });
              await db(TABLE)
                .insert({ task_id: taskId, contents })
                .onConflict('task_id')
                .merge();
            },
            rehydrateWorkspace: async ({ taskId, targetPath }) => {
              const [row] = await db(TABLE).where({ task_id: taskId });
              if (row) {
                await restoreWorkspace({
                  path: targetPath,
                  buffer: row.contents,
                });
              }
            },
            cleanWorkspace: async ({ taskId }) => {
              await db(TABLE).where({ task_id: taskId }).delete();
            },
          },
        });
      },
    });
  },
});

/** A scaffolder backend with task recovery, for {@link ScaffolderProcess} to kill. */
async function main([folder, databricksUrl, template]: string[]) {
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      deployModule(databricksUrl),
      workspaceModule,
      catalogServiceMock.factory({ entities: [JSON.parse(template)] }),
      mockServices.database.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://127.0.0.1:7007',
            // Of its own, as machines have their disks.
            workingDirectory: mkdtempSync(join(folder, 'work-')),
            database: {
              client: 'better-sqlite3',
              connection: { directory: folder },
            },
          },
          scaffolder: {
            taskRecovery: {
              enabled: true,
              staleTimeout: { seconds: 3 },
              workspaceProvider: 'database',
            },
          },
        },
      }),
    ],
  });
  process.stdout.write(`${JSON.stringify({ port: server.port() })}\n`);
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
