import { Readable } from 'node:stream';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { databricksCatalogReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import type { SearchCollatorConfig } from '@lakeport/backstage-plugin-databricks-node';
import type { SearchService } from './read/findMetastores';
import { UnityCatalogRun } from './read/UnityCatalogRun';
import type { DocumentStore } from './store/DocumentStore';

/**
 * Documents of catalogs, schemas, tables and volumes. Whoever searches sees those
 * that `databricks.catalog.read` allows.
 */
export class UnityCatalogCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'databricks';
  readonly visibilityPermission = databricksCatalogReadPermission;
  readonly #service: SearchService;
  readonly #store: DocumentStore;
  readonly #config: SearchCollatorConfig;
  readonly #logger: LoggerService;

  constructor(options: {
    service: SearchService;
    store: DocumentStore;
    config: SearchCollatorConfig;
    logger: LoggerService;
  }) {
    this.#service = options.service;
    this.#store = options.store;
    this.#config = options.config;
    this.#logger = options.logger.child({ documentType: this.type });
  }

  async getCollator(): Promise<Readable> {
    const stop = new AbortController();
    const run = new UnityCatalogRun({
      service: this.#service,
      store: this.#store,
      config: this.#config,
      logger: this.#logger,
      signal: stop.signal,
    });
    const stream = Readable.from(run.documents());
    // An indexer that fails ends the reading, too.
    stream.once('close', () => stop.abort());
    return stream;
  }
}
