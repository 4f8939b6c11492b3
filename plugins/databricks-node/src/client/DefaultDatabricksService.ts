import type { DatabricksConfig } from '../config/DatabricksConfig';
import type {
  DatabricksAccountClient,
  DatabricksService,
} from './DatabricksService';
import { DefaultAccountClient } from './DefaultAccountClient';

/**
 * The Databricks accounts of app-config, over their REST APIs.
 *
 * @public
 */
export class DefaultDatabricksService implements DatabricksService {
  readonly #accounts: Map<string, DatabricksAccountClient>;

  constructor(options: {
    config: Pick<DatabricksConfig, 'accounts' | 'allowedHosts'>;
    /** Unit of waiting between tries in milliseconds; 1000 when left out. */
    retryStepMs?: number;
  }) {
    this.#accounts = new Map(
      options.config.accounts.map(account => [
        account.accountId,
        new DefaultAccountClient({
          config: account,
          allowedHosts: options.config.allowedHosts,
          retryStepMs: options.retryStepMs ?? 1_000,
        }),
      ]),
    );
  }

  accounts(): DatabricksAccountClient[] {
    return [...this.#accounts.values()];
  }

  account(accountId: string): DatabricksAccountClient | undefined {
    return this.#accounts.get(accountId);
  }
}
