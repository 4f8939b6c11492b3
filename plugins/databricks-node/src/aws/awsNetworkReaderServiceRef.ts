import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { logConfigProblems } from '../config/logConfigProblems';
import { readAwsConfig } from '../config/readAwsConfig';
import type { AwsNetworkReader } from './AwsNetworkReader';
import { DefaultAwsNetworkReader } from './DefaultAwsNetworkReader';

/**
 * Reads the networks of the AWS accounts of `databricks.aws` in app-config; what
 * is wrong there is logged at the start and leaves the rest running. One for the
 * whole backend, so that all plugins share credentials and the limit of requests
 * at a time.
 *
 * @public
 */
export const awsNetworkReaderServiceRef = createServiceRef<AwsNetworkReader>({
  id: 'lakeport.aws-network-reader',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
      },
      factory: ({ config: root, logger }) => {
        const config = readAwsConfig(root);
        logConfigProblems(logger, config.problems);
        return new DefaultAwsNetworkReader({
          config,
          credentials: DefaultAwsCredentialsManager.fromConfig(root),
        });
      },
    }),
});
