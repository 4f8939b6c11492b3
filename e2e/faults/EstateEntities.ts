import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { toHeldEntity } from '../../plugins/catalog-backend-module-databricks/src/held/toHeldEntity';
import { DatabricksEntityProvider } from '../../plugins/catalog-backend-module-databricks/src/provider/DatabricksEntityProvider';
import { estateSources } from '../../plugins/catalog-backend-module-databricks/src/read/estateSources';
import type { EstateClients } from './EstateClients';

/** The entity providers of an estate, with a catalog in memory. */
export class EstateEntities {
  /** What the catalog holds, by reference. */
  readonly held = new Map<string, Entity>();
  /** References that one mutation, or two providers, brought twice. */
  readonly doubled: string[] = [];
  readonly removed: string[] = [];
  /** What was logged for a person since the last refresh began. */
  warnings: string[] = [];
  private readonly providers: DatabricksEntityProvider[] = [];
  private readonly providerOf = new Map<string, string>();

  private constructor() {}

  /** The providers of the clients' accounts and networks, connected. */
  static async of({ databricks, aws }: EstateClients): Promise<EstateEntities> {
    const entities = new EstateEntities();
    const sources = estateSources({
      service: databricks,
      aws,
      estate: {
        include: { schemas: true, warehouses: false },
        limits: { schemasPerCatalog: 1_000, schemas: 10_000 },
        allowEmpty: false,
      },
      vpcs: 'all',
    });
    for (const source of sources) {
      const provider = new DatabricksEntityProvider({
        source,
        holdings: {
          list: async ({ prefix }) =>
            [...entities.held.values()]
              .map(toHeldEntity)
              .filter(({ location }) => location.startsWith(prefix)),
        },
        owners: { resolve: async () => new Map() },
        ownerRules: [],
        defaultOwner: 'group:default/platform',
        transformers: () => ({}),
        limits: () => ({ percentage: 100, allowed: [] }),
        schedule: { run: async () => {} },
        logger: entities.logger(),
      });
      await provider.connect({
        applyMutation: async mutation => entities.apply(source.name, mutation),
        refresh: async () => {},
      });
      entities.providers.push(provider);
    }
    return entities;
  }

  /** Refreshes all providers at once, as their schedules may. */
  async refresh(signal?: AbortSignal): Promise<void> {
    this.warnings = [];
    const done = await Promise.allSettled(
      this.providers.map(provider => provider.refresh(signal)),
    );
    for (const one of done) {
      if (one.status === 'rejected') throw one.reason;
    }
  }

  /** All that is held, as one text for each, to be compared. */
  list(): string[] {
    return [...this.held.values()].map(one => JSON.stringify(one)).sort();
  }

  private apply(provider: string, mutation: EntityProviderMutation): void {
    if (mutation.type !== 'delta') {
      throw new Error('a provider of lakeport tells what changes');
    }
    const seen = new Set<string>();
    for (const { entity } of mutation.added) {
      const ref = stringifyEntityRef(entity);
      const other = this.providerOf.get(ref);
      if (seen.has(ref) || (other !== undefined && other !== provider)) {
        this.doubled.push(ref);
      }
      seen.add(ref);
      this.providerOf.set(ref, provider);
      this.held.set(ref, entity);
    }
    for (const gone of mutation.removed) {
      const ref =
        'entityRef' in gone ? gone.entityRef : stringifyEntityRef(gone.entity);
      this.removed.push(ref);
      this.held.delete(ref);
    }
  }

  private logger(): LoggerService {
    const warn = (message: string | Error) => {
      this.warnings.push(String(message));
    };
    const quiet = () => {};
    const logger: LoggerService = {
      error: warn,
      warn,
      info: quiet,
      debug: quiet,
      child: () => logger,
    };
    return logger;
  }
}
