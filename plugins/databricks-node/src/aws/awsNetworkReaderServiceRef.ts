import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { logConfigProblems } from '../config/logConfigProblems';
import { readAwsConfig } from '../config/readAwsConfig';
import type { AwsNetworkReader } from './AwsNetworkReader';
import { DefaultAwsNetworkReader } from './DefaultAwsNetworkReader';
import { readAwsCredentials } from './readAwsCredentials';

/**
 * Reads the networks of the AWS accounts of `databricks.aws` in app-config; what
 * is wrong there, or in `aws`, is logged at the start and leaves the rest running. One for the
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
        const { credentials, problems } = readAwsCredentials(root);
        // Where no network is to be read, that section is for others to judge.
        config.problems.push(...(config.accounts.length > 0 ? problems : []));
        logConfigProblems(logger, config.problems);
        return new DefaultAwsNetworkReader({ config, credentials });
      },
    }),
});
