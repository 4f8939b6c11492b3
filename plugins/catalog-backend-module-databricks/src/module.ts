import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { databricksServiceRef } from '@lakeport/backstage-plugin-databricks-node';
import { readProviderConfig } from './config/readProviderConfig';
import { DatabricksEntityProvider } from './provider/DatabricksEntityProvider';
import type { KnowsEntities } from './read/AccountReader';

/**
 * Adds an entity provider for each configured Databricks account to the catalog.
 *
 * @public
 */
export const catalogModuleDatabricks = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'databricks',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        databricks: databricksServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { schedule, owner, allowEmpty } = readProviderConfig(deps.config);
        const knows: KnowsEntities = async (type, having) => {
          const filter: Record<string, string> = {
            kind: 'Resource',
            'spec.type': type,
          };
          for (const [annotation, value] of Object.entries(having)) {
            filter[`metadata.annotations.${annotation}`] = value;
          }
          const { items } = await deps.catalog.getEntities(
            { filter, limit: 1, fields: ['metadata.name'] },
            { credentials: await deps.auth.getOwnServiceCredentials() },
          );
          return items.length > 0;
        };
        for (const account of deps.databricks.accounts()) {
          deps.processing.addEntityProvider(
            new DatabricksEntityProvider({
              account,
              knows,
              owner,
              allowEmpty,
              logger: deps.logger,
              schedule: deps.scheduler.createScheduledTaskRunner(schedule),
            }),
          );
        }
      },
    });
  },
});
