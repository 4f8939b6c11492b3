import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EstateSource } from '../estate/EstateSource';
import type { EstateThing } from '../estate/EstateThing';
import type { DatabricksEntityTransformers } from '../extension/DatabricksEntityTransformers';
import type { CatalogHoldings } from '../held/CatalogHoldings';
import type { HeldEntity } from '../held/HeldEntity';
import { toHeldEntity } from '../held/toHeldEntity';
import type { CatalogOwners } from '../owners/CatalogOwners';
import { ownerByRules } from '../owners/ownerByRules';
import type { DatabricksOwnerRule } from '@lakeport/backstage-plugin-databricks-node';
import { planRefresh } from '../plan/planRefresh';
import type { RefreshPlan } from '../plan/RefreshPlan';
import type { RemovalLimits } from '../plan/RemovalLimits';
import { finishEntities } from './finishEntities';
import { DIGEST, withDigest } from './withDigest';

/** Names of entities that a line of the log holds. */
const NAMED = 5;
/** Another backend may tell the catalog something else in between, of which nothing is heard here. */
const REMEMBERED_MS = 3_600_000;

/**
 * Keeps the catalog's Resources of one source. One provider for each source, so
 * that one that fails leaves the others' entities alone.
 */
export class DatabricksEntityProvider implements EntityProvider {
  readonly #source: EstateSource;
  readonly #holdings: Pick<CatalogHoldings, 'list'>;
  readonly #owners: Pick<CatalogOwners, 'resolve'>;
  readonly #ownerRules: DatabricksOwnerRule[];
  readonly #defaultOwner: string;
  readonly #transformers: () => DatabricksEntityTransformers;
  readonly #limits: () => RemovalLimits;
  readonly #schedule: SchedulerServiceTaskRunner;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  #connection?: EntityProviderConnection;
  /** What was stored, by reference: the catalog shows it only some time later. */
  #stored = new Map<string, HeldEntity>();
  #storedAt = 0;
  #lastProblems = new Set<string>();

  constructor(options: {
    source: EstateSource;
    holdings: Pick<CatalogHoldings, 'list'>;
    owners: Pick<CatalogOwners, 'resolve'>;
    ownerRules: DatabricksOwnerRule[];
    defaultOwner: string;
    /** Asked at each refresh. */
    transformers: () => DatabricksEntityTransformers;
    /** Asked at each refresh, so that a person need not restart the backend. */
    limits: () => RemovalLimits;
    schedule: SchedulerServiceTaskRunner;
    logger: LoggerService;
    /** Milliseconds of a clock that never goes back. */
    now?: () => number;
  }) {
    this.#source = options.source;
    this.#holdings = options.holdings;
    this.#owners = options.owners;
    this.#ownerRules = options.ownerRules;
    this.#defaultOwner = options.defaultOwner;
    this.#transformers = options.transformers;
    this.#limits = options.limits;
    this.#schedule = options.schedule;
    this.#now = options.now ?? (() => performance.now());
    this.#logger = options.logger.child({ target: this.getProviderName() });
  }

  getProviderName(): string {
    return this.#source.name;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#schedule.run({
      id: `${this.getProviderName()}:refresh`,
      fn: signal => this.refresh(signal),
    });
  }

  /**
   * Reads the source and tells the catalog what is new, what has changed and
   * what is gone. A catalog that has all of it already is not told anything.
   *
   * @throws what the catalog answers when it cannot be asked; nothing is changed then
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    const connection = this.#connection;
    if (!connection) {
      throw new ConflictError(
        `${this.getProviderName()} is refreshed before the catalog has connected it`,
      );
    }
    const begin = Date.now();
    const { accountId } = this.#source;
    const shown = await this.#holdings.list(
      { prefix: `${this.#source.name}/`, accountId },
      signal,
    );
    if (this.#now() - this.#storedAt > REMEMBERED_MS) {
      this.#stored = new Map();
    }
    const held = new Map(this.#stored);
    shown.forEach(one => held.set(one.ref, one));
    const view = await this.#source.read([...held.values()], signal);
    const finished = await finishEntities(view.things, {
      ownerOf: await this.#ownersOf(view.things, signal),
      transformers: this.#transformers(),
    });
    const plan = planRefresh({
      found: finished.entities,
      spared: finished.spared,
      leftOut: finished.leftOut,
      held: [...held.values()],
      absenceOf: view.absenceOf,
      limits: this.#limits(),
    });
    signal?.throwIfAborted();
    const read = Date.now();
    const isStored = await this.#store(plan, shown, connection);
    this.#tellProblems([...view.problems, ...finished.problems]);
    this.#tellHeldBack(plan);
    // An unchanged source is worth a line for whoever looks for one only.
    this.#logger[isStored ? 'info' : 'debug'](
      `Read ${plan.added.length} entities in ${seconds(read - begin)} s, ${
        isStored
          ? `committed in ${seconds(Date.now() - read)} s, removed ${
              plan.removed.length
            }`
          : 'unchanged'
      }`,
    );
  }

  /** @returns whether the catalog had to be told */
  async #store(
    { added, removed }: RefreshPlan,
    shown: HeldEntity[],
    connection: EntityProviderConnection,
  ): Promise<boolean> {
    const locationKey = this.getProviderName();
    const told = added
      .map(withDigest)
      .map(entity => ({ entity, held: toHeldEntity(entity) }));
    const shownOf = new Map(shown.map(one => [one.ref, one]));
    const changed = told.filter(({ held }) => {
      const digest = digestOf(held);
      const stored = this.#stored.get(held.ref);
      return (
        // An entity that somebody has deleted comes back.
        digestOf(shownOf.get(held.ref)) !== digest ||
        // What was stored since may not be shown yet.
        (stored && digestOf(stored) !== digest)
      );
    });
    if (removed.length === 0 && changed.length === 0) {
      return false;
    }
    await connection.applyMutation({
      type: 'delta',
      added: changed.map(({ entity }) => ({ entity, locationKey })),
      removed: removed.map(entityRef => ({ entityRef, locationKey })),
    });
    this.#storedAt = this.#now();
    // What is neither found nor removed is still to be thought of.
    const before = this.#stored;
    removed.forEach(ref => before.delete(ref));
    this.#stored = new Map([
      ...before,
      ...told.map(({ held }) => [held.ref, held] as const),
    ]);
    return true;
  }

  async #ownersOf(
    things: EstateThing[],
    signal?: AbortSignal,
  ): Promise<(thing: EstateThing) => string> {
    const byRule = ownerByRules(this.#ownerRules);
    const names = things.flatMap(({ subject }) =>
      byRule(subject) === undefined ? subject.databricksOwner ?? [] : [],
    );
    const resolved = await this.#owners.resolve(names, signal);
    return ({ subject }) =>
      byRule(subject) ??
      resolved.get(subject.databricksOwner ?? '') ??
      this.#defaultOwner;
  }

  /** A problem is a warning when it is new, not at each refresh. */
  #tellProblems(problems: string[]): void {
    for (const problem of problems) {
      this.#logger[this.#lastProblems.has(problem) ? 'debug' : 'warn'](problem);
    }
    this.#lastProblems = new Set(problems);
  }

  #tellHeldBack({ heldBack }: RefreshPlan): void {
    if (!heldBack) {
      return;
    }
    const { refs, digest, most } = heldBack;
    const others = refs.length - NAMED;
    this.#logger.warn(
      `${
        refs.length
      } entities are gone, and no more than ${most} are removed at once without a person, so none of them is: ${refs
        .slice(0, NAMED)
        .join(', ')}${
        others > 0 ? ` and ${others} more` : ''
      }. If they are gone indeed, add '${digest}' to catalog.providers.databricks.allowRemovals`,
    );
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function digestOf(entity: HeldEntity | undefined): string | undefined {
  return entity?.annotations[DIGEST];
}
