import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { logConfigProblems } from '../config/logConfigProblems';
import { readDatabricksConfig } from '../config/readDatabricksConfig';
import type { DatabricksService } from './DatabricksService';
import { DefaultDatabricksService } from './DefaultDatabricksService';

/**
 * The configured Databricks accounts and workspaces; what is wrong in their
 * configuration is logged at the start and leaves the rest running. One for the whole backend, so that all
 * plugins share tokens and the limit of requests at a time.
 *
 * @public
 */
export const databricksServiceRef = createServiceRef<DatabricksService>({
  id: 'lakeport.databricks',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
      },
      factory: ({ config: root, logger }) => {
        const config = readDatabricksConfig(root);
        logConfigProblems(logger, config.problems);
        return new DefaultDatabricksService({ config });
      },
    }),
});
