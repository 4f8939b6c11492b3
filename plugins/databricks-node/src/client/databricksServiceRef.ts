import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readDatabricksConfig } from '../config/readDatabricksConfig';
import type { DatabricksService } from './DatabricksService';
import { DefaultDatabricksService } from './DefaultDatabricksService';

/**
 * The configured Databricks accounts. One for the whole backend, so that all
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
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) =>
        new DefaultDatabricksService({ config: readDatabricksConfig(config) }),
    }),
});
