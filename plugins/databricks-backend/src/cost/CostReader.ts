import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  Workspace,
  WorkspaceCost,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Reading } from '../cache/Reading';
import { ReadingCache } from '../cache/ReadingCache';
import type { CostConfig, CostWarehouse } from '../config/readCostConfig';
import type { WorkspaceLocator } from '../workspaces/WorkspaceLocator';
import { costOf, type KnownCost } from './costOf';
import { costStatement } from './costStatement';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A warehouse costs money while it answers, and usage comes half a day late. */
const FRESH_MS = 6 * HOUR_MS;
/** Whoever looks while a warehouse starts is told what there was, with its age. */
const KEEP_MS = 7 * DAY_MS;
/** A classic warehouse takes some minutes to start. */
const DEADLINE_MS = 10 * 60_000;
/** How long a page waits for the first answer. */
const WAIT_MS = 20_000;

const WHAT_IS_RIGHT =
  'name a SQL warehouse of a workspace of this account under databricks.cost.warehouses of app-config, and grant the portal SELECT on system.billing.usage and system.billing.list_prices';

type Told = KnownCost & { from: string; to: string };

/** What workspaces cost at list prices, by the system tables. */
export class CostReader {
  readonly #locator: Pick<WorkspaceLocator, 'find' | 'lookUp'>;
  readonly #config: CostConfig;
  readonly #cache: ReadingCache<Told>;
  readonly #waitMs: number;

  constructor(options: {
    locator: Pick<WorkspaceLocator, 'find' | 'lookUp'>;
    config: CostConfig;
    cache: CacheService;
    logger: LoggerService;
    /** How long a page waits for the first answer; 20 seconds when left out. */
    waitMs?: number;
  }) {
    this.#locator = options.locator;
    this.#config = options.config;
    this.#waitMs = options.waitMs ?? WAIT_MS;
    this.#cache = new ReadingCache({
      cache: options.cache,
      logger: options.logger,
      name: 'workspace-cost',
      freshMs: FRESH_MS,
      revalidateMs: KEEP_MS - FRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    });
  }

  /** @throws as {@link WorkspaceLocator.find} */
  async read(id: string): Promise<WorkspaceCost> {
    const { workspace } = await this.#locator.find(id);
    const warehouse = await this.#warehouseFor(workspace);
    if (!warehouse) {
      return {
        state: 'not-configured',
        message: `No warehouse is configured to ask for the costs of ${workspace.name}: ${WHAT_IS_RIGHT}`,
      };
    }
    try {
      const reading = await this.#soon(this.#ask(workspace.id, warehouse));
      if (!reading) {
        return {
          state: 'failed',
          message: `Warehouse ${warehouse.warehouseId} has not answered yet; it may be starting. Look again in some minutes`,
        };
      }
      return {
        state: 'known',
        currency: this.#config.currency,
        ...reading.value,
        age: {
          readAt: reading.readAt,
          stale: reading.stale,
          ...(reading.refreshing && { refreshing: true }),
        },
        ...(reading.error && { message: reading.error }),
      };
    } catch (error) {
      const said =
        error instanceof Error ? error.message : stringifyError(error);
      return {
        state: 'failed',
        message: `${said}. Costs need warehouse ${warehouse.warehouseId} in workspace ${warehouse.workspace}, with Can use for the portal, and SELECT on system.billing.usage and system.billing.list_prices`,
      };
    }
  }

  /** Usage is told by account, so that any warehouse of it will do; its own is the best. */
  async #warehouseFor({
    id,
    name,
    accountId,
  }: Workspace): Promise<CostWarehouse | undefined> {
    const { warehouses } = this.#config;
    const own = warehouses.find(({ workspace }) =>
      [id, name].includes(workspace),
    );
    if (own || !accountId) {
      return own;
    }
    for (const candidate of warehouses) {
      const found = await this.#locator
        .lookUp(candidate.workspace)
        .catch(() => undefined);
      if (found?.workspace.accountId === accountId) {
        return candidate;
      }
    }
    return undefined;
  }

  #ask(
    workspaceId: string,
    { workspace, warehouseId }: CostWarehouse,
  ): Promise<Reading<Told>> {
    const { days, currency } = this.#config;
    return this.#cache.read(
      [workspaceId, workspace, warehouseId, String(days), currency],
      async signal => {
        const now = Date.now();
        const from = dayOf(now - (days - 1) * DAY_MS);
        const { reader } = await this.#locator.lookUp(workspace);
        const result = await reader().statements.run(
          costStatement({ warehouseId, workspaceId, firstDay: from, currency }),
          { signal, timeoutMs: DEADLINE_MS },
        );
        return { ...costOf(result), from, to: dayOf(now) };
      },
    );
  }

  /** Undefined when it takes longer than a page should wait; it goes on then. */
  async #soon<T>(answer: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>(resolve => {
      timer = setTimeout(resolve, this.#waitMs, undefined);
    });
    answer.catch(() => {});
    try {
      return await Promise.race([answer, patience]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
