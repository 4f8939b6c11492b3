import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  databricksServiceRef,
  logConfigProblems,
  portalReadersNotice,
  readSearchCollatorConfig,
} from '@lakeport/backstage-plugin-databricks-node';
import { DatabaseDocumentStore } from './store/DatabaseDocumentStore';
import { UnityCatalogCollatorFactory } from './UnityCatalogCollatorFactory';

/**
 * Adds catalogs, schemas, tables with their columns, and volumes of the
 * configured Databricks accounts and workspaces to Backstage search.
 *
 * @public
 */
export const searchModuleDatabricks = createBackendModule({
  pluginId: 'search',
  moduleId: 'databricks-collator',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        databricks: databricksServiceRef,
        indexRegistry: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const config = readSearchCollatorConfig(deps.config);
        const notice = portalReadersNotice(deps.config, 'search finds');
        logConfigProblems(deps.logger, [
          ...config.problems,
          ...(notice ? [notice] : []),
        ]);
        deps.indexRegistry.addCollator({
          schedule: deps.scheduler.createScheduledTaskRunner(config.schedule),
          factory: new UnityCatalogCollatorFactory({
            service: deps.databricks,
            store: await DatabaseDocumentStore.open(deps.database),
            config,
            logger: deps.logger,
          }),
        });
      },
    });
  },
});
