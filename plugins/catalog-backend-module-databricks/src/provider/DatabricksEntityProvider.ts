import { createHash } from 'node:crypto';
import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { DatabricksAccountClient } from '@lakeport/backstage-plugin-databricks-node';
import { AccountReader, type KnowsEntities } from '../read/AccountReader';
import { toEntities } from '../transform/toEntities';

/**
 * Keeps the catalog's Resources of one Databricks account. One provider for each
 * account, so that an account that fails leaves the others' entities alone.
 *
 * @public
 */
export class DatabricksEntityProvider implements EntityProvider {
  readonly #accountId: string;
  readonly #reader: AccountReader;
  readonly #owner: string;
  readonly #schedule: SchedulerServiceTaskRunner;
  readonly #logger: LoggerService;
  #connection?: EntityProviderConnection;
  #lastDigest?: string;

  constructor(options: {
    account: DatabricksAccountClient;
    knows: KnowsEntities;
    owner: string;
    allowEmpty: boolean;
    schedule: SchedulerServiceTaskRunner;
    logger: LoggerService;
  }) {
    this.#accountId = options.account.accountId;
    this.#logger = options.logger.child({ target: this.getProviderName() });
    this.#reader = new AccountReader({ ...options, logger: this.#logger });
    this.#owner = options.owner;
    this.#schedule = options.schedule;
  }

  getProviderName(): string {
    return `databricks:${this.#accountId}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#schedule.run({
      id: `${this.getProviderName()}:refresh`,
      fn: signal => this.refresh(signal),
    });
  }

  /**
   * Reads the account and hands its entities over. A complete reading replaces
   * what the catalog has of the account; an incomplete one only adds to it.
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    if (!this.#connection) {
      throw new ConflictError(
        `${this.getProviderName()} is refreshed before the catalog has connected it`,
      );
    }
    const begin = Date.now();
    const { snapshot, isComplete } = await this.#reader.read(signal);
    signal?.throwIfAborted();
    const locationKey = this.getProviderName();
    const entities = toEntities(snapshot, { owner: this.#owner }).map(
      entity => ({ entity, locationKey }),
    );
    const read = Date.now();
    await this.#connection.applyMutation(
      isComplete
        ? { type: 'full', entities }
        : { type: 'delta', added: entities, removed: [] },
    );
    const digest = createHash('sha256')
      .update(JSON.stringify([isComplete, entities]))
      .digest('hex');
    // An unchanged account is worth a line for whoever looks for one only.
    this.#logger[digest === this.#lastDigest ? 'debug' : 'info'](
      `Read ${entities.length} entities in ${seconds(
        read - begin,
      )} s, committed in ${seconds(Date.now() - read)} s${
        isComplete ? '' : '; incomplete, so nothing was removed'
      }`,
    );
    this.#lastDigest = digest;
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
