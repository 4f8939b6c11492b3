import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  awsNetworkReaderServiceRef,
  databricksServiceRef,
  logConfigProblems,
  portalReadersNotice,
  readEntityProviderConfig,
} from '@lakeport/backstage-plugin-databricks-node';
import { readAllowedRemovals } from './config/readAllowedRemovals';
import { databricksEntityTransformersExtensionPoint } from './extension/databricksEntityTransformersExtensionPoint';
import { TransformerRegistry } from './extension/TransformerRegistry';
import { CatalogHoldings } from './held/CatalogHoldings';
import { heldProviders } from './held/heldProviders';
import { CatalogOwners } from './owners/CatalogOwners';
import { DatabricksEntityProvider } from './provider/DatabricksEntityProvider';
import { StandInProvider } from './provider/StandInProvider';
import { estateSources } from './read/estateSources';

/**
 * Adds entity providers to the catalog: one for each configured Databricks
 * account, one for the workspaces that are configured by themselves, and one for
 * the VPCs around them.
 *
 * @public
 */
export const catalogModuleDatabricks = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'databricks',
  register(env) {
    const transformers = new TransformerRegistry();
    env.registerExtensionPoint(
      databricksEntityTransformersExtensionPoint,
      transformers,
    );
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        aws: awsNetworkReaderServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        databricks: databricksServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { config, logger } = deps;
        const settings = readEntityProviderConfig(config);
        const notice = portalReadersNotice(config, 'entities show');
        logConfigProblems(logger, [
          ...settings.problems,
          ...(notice ? [notice] : []),
        ]);
        const holdings = new CatalogHoldings(deps);
        const owners = new CatalogOwners(deps);
        const sources = estateSources({
          service: deps.databricks,
          aws: deps.aws,
          estate: settings.estate,
          vpcs: settings.vpcs,
        });
        for (const source of sources) {
          deps.processing.addEntityProvider(
            new DatabricksEntityProvider({
              source,
              holdings,
              owners,
              ownerRules: settings.ownerRules,
              defaultOwner: settings.defaultOwner,
              transformers: () => transformers.all(),
              limits: () => ({
                percentage: settings.rejectRemovalsAbovePercentage,
                allowed: readAllowedRemovals(config),
              }),
              logger,
              schedule: deps.scheduler.createScheduledTaskRunner(
                settings.schedule,
              ),
            }),
          );
        }
        // The catalog removes at its start what is of a provider that is not there.
        // That is right of an account that was taken out, and not of a mistake.
        const isMistaken = [
          ...deps.databricks.problems(),
          ...deps.aws.problems(),
        ].some(({ severity }) => severity === 'error');
        for (const name of isMistaken
          ? await heldProviders(deps.database)
          : []) {
          if (!sources.some(source => source.name === name)) {
            logger.warn(
              `${name} is not read, for app-config has a mistake in what it names; the entities of it stay as they are`,
            );
            deps.processing.addEntityProvider(new StandInProvider(name));
          }
        }
      },
    });
  },
});
