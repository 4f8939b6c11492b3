import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { EstateSource } from '../estate/EstateSource';
import type { DatabricksEntityTransformers } from '../extension/DatabricksEntityTransformers';
import { toHeldEntity } from '../held/toHeldEntity';
import type { DatabricksOwnerRule } from '@lakeport/backstage-plugin-databricks-node';
import type { RemovalLimits } from '../plan/RemovalLimits';
import { DatabricksEntityProvider } from '../provider/DatabricksEntityProvider';

/** A provider with a catalog in memory that takes what it is told. */
export class ProviderBench {
  /** What the catalog holds, by reference. */
  readonly catalog = new Map<string, Entity>();
  readonly mutations: EntityProviderMutation[] = [];
  readonly warnings: string[] = [];
  limits: RemovalLimits = { percentage: 100, allowed: [] };
  transformers: DatabricksEntityTransformers = {};
  ownerRules: DatabricksOwnerRule[] = [];
  /** What names of owners resolve to; an Error is thrown. */
  owners: Record<string, string> | Error = {};
  /** Whether the catalog shows what it was told, as it does some time later. */
  shows = true;
  /** Milliseconds. */
  now = 0;
  #provider?: DatabricksEntityProvider;

  constructor(readonly source: EstateSource) {}

  /** A backend that starts anew remembers nothing. */
  restart(): void {
    this.#provider = undefined;
  }

  async refresh(signal?: AbortSignal): Promise<void> {
    this.#provider ??= await this.#connect();
    await this.#provider.refresh(signal);
  }

  /** Titles of what the catalog holds, sorted. */
  titles(): string[] {
    return [...this.catalog.values()]
      .map(({ metadata }) => metadata.title ?? '')
      .sort();
  }

  titled(title: string): Entity | undefined {
    return [...this.catalog.values()].find(
      ({ metadata }) => metadata.title === title,
    );
  }

  async #connect(): Promise<DatabricksEntityProvider> {
    const warn = jest.fn(message => this.warnings.push(message));
    const logger = mockServices.logger.mock({
      child: () => mockServices.logger.mock({ warn }),
    });
    const provider = new DatabricksEntityProvider({
      source: this.source,
      holdings: {
        list: async ({ prefix }) =>
          (this.shows ? [...this.catalog.values()] : [])
            .map(toHeldEntity)
            .filter(({ location }) => location.startsWith(prefix)),
      },
      owners: {
        resolve: async () => {
          if (this.owners instanceof Error) {
            throw this.owners;
          }
          return new Map(Object.entries(this.owners));
        },
      },
      ownerRules: this.ownerRules,
      defaultOwner: 'group:default/default',
      transformers: () => this.transformers,
      limits: () => this.limits,
      schedule: { run: async () => {} },
      logger,
      now: () => this.now,
    });
    await provider.connect({
      applyMutation: async mutation => this.#apply(mutation),
      refresh: async () => {},
    });
    return provider;
  }

  #apply(mutation: EntityProviderMutation): void {
    this.mutations.push(mutation);
    if (mutation.type !== 'delta') {
      throw new Error('a provider of lakeport tells what changes');
    }
    for (const { entity } of mutation.added) {
      this.catalog.set(stringifyEntityRef(entity), entity);
    }
    for (const removed of mutation.removed) {
      this.catalog.delete(
        'entityRef' in removed
          ? removed.entityRef
          : stringifyEntityRef(removed.entity),
      );
    }
  }
}
