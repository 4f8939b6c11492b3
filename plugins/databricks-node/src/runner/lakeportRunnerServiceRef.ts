import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readDatabricksConfig } from '../config/readDatabricksConfig';
import { DefaultLakeportRunner } from './DefaultLakeportRunner';
import type { LakeportRunner } from './LakeportRunner';

/**
 * Runs the bundled `lakeport`. One for the whole backend, so that all plugins
 * share the limit of runs at a time.
 *
 * @public
 */
export const lakeportRunnerServiceRef = createServiceRef<LakeportRunner>({
  id: 'lakeport.runner',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) =>
        new DefaultLakeportRunner(readDatabricksConfig(config).lakeport),
    }),
});
