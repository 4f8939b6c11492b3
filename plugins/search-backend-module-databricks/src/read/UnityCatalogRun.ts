import type { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import type { UnitySchemaInfo } from '@lakeport/backstage-plugin-databricks-node';
import type { SearchCollatorConfig } from '@lakeport/backstage-plugin-databricks-node';
import { documentOf } from '../documents/documentOf';
import type { UnityCatalogDocument } from '../documents/UnityCatalogDocument';
import type { DocumentStore, StoredPlace } from '../store/DocumentStore';
import { placeId } from '../store/placeId';
import type { StoredDocuments } from '../store/StoredDocuments';
import { ahead } from './ahead';
import { findMetastores, type SearchService } from './findMetastores';
import { Problems } from './Problems';
import { readCatalogs, type FoundCatalog } from './readCatalogs';
import { readSchema } from './readSchema';
import type { SearchMetastore } from './SearchMetastore';
import { wantedCatalogs } from './wantedCatalogs';

/** Metastores whose catalogs are read at a time. */
const METASTORES_AHEAD = 8;
/** Lists of schemas that are read before they are asked for. */
const CATALOGS_AHEAD = 32;
/** Schemas that are read before they are asked for: what memory holds at most. */
const SCHEMAS_AHEAD = 64;
const INFORMATION_SCHEMA = 'information_schema';
const NOTHING = { documents: [], tables: [] };

type PlacedCatalog = FoundCatalog & { metastoreId: string };

/**
 * Reads Unity Catalog once, from the first catalog to the last, as fast as the
 * documents are taken. What cannot be read now is told as the last run told it.
 */
export class UnityCatalogRun {
  readonly #service: SearchService;
  readonly #store: DocumentStore;
  readonly #config: SearchCollatorConfig;
  readonly #logger: LoggerService;
  readonly #signal: AbortSignal;
  readonly #problems = new Problems();
  /** Ids of the places that were told of, or that may be there still. */
  readonly #visited = new Set<string>();
  #tables = 0;
  #leftOut = 0;
  #documents = 0;
  /** Spreads schemas over the workspaces. */
  #turn = 0;

  constructor(options: {
    service: SearchService;
    store: DocumentStore;
    config: SearchCollatorConfig;
    logger: LoggerService;
    signal: AbortSignal;
  }) {
    this.#service = options.service;
    this.#store = options.store;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#signal = options.signal;
  }

  /**
   * @throws ForwardedError when nothing could be read and nothing is remembered: an
   *   index that is there stays then
   */
  async *documents(): AsyncGenerator<UnityCatalogDocument> {
    const { metastores, areComplete } = await findMetastores(this.#service, {
      problems: this.#problems,
      signal: this.#signal,
    });
    const found = await this.#readCatalogs(metastores);
    yield* this.#ofCatalogs(found.catalogs);
    yield* this.#remembered(
      await this.#placesOf(metastores, found, areComplete),
    );
    await this.#forgetOthers();
    this.#tellOfRun();
  }

  /** The catalogs of all metastores, so that all hosts have something to do. */
  async #readCatalogs(metastores: SearchMetastore[]): Promise<{
    catalogs: PlacedCatalog[];
    /** Metastores of which no workspace, or not every one, has answered. */
    uncertain: Set<string>;
  }> {
    const isWanted = wantedCatalogs(this.#config);
    const uncertain = new Set<string>();
    const catalogs: PlacedCatalog[] = [];
    const answers = ahead(metastores, METASTORES_AHEAD, async metastore => ({
      metastoreId: metastore.id,
      answer: await readCatalogs(metastore, {
        isWanted,
        problems: this.#problems,
        signal: this.#signal,
      }),
    }));
    for await (const { metastoreId, answer } of answers) {
      if (!answer || answer.hasOutage) {
        uncertain.add(metastoreId);
      }
      for (const of of answer?.catalogs ?? []) {
        catalogs.push({ ...of, metastoreId });
      }
    }
    catalogs.sort(byNameThenMetastore);
    return { catalogs, uncertain };
  }

  async *#ofCatalogs(
    catalogs: PlacedCatalog[],
  ): AsyncGenerator<UnityCatalogDocument> {
    const works = ahead(catalogs, CATALOGS_AHEAD, async of => ({
      of,
      schemas: await this.#readSchemas(of),
    }));
    const results = ahead(this.#spread(works), SCHEMAS_AHEAD, async work => {
      if (!('of' in work)) {
        return (await this.#store.get(work)) ?? { ...work, ...NOTHING };
      }
      const stored = await this.#readOne(work);
      await this.#store.put(stored);
      return stored;
    });
    for await (const stored of results) {
      yield* this.#told(stored);
    }
  }

  /** What may be there still, though nobody told of it. */
  async #placesOf(
    metastores: SearchMetastore[],
    found: { catalogs: PlacedCatalog[]; uncertain: Set<string> },
    areComplete: boolean,
  ): Promise<StoredPlace[]> {
    const known = new Set(metastores.map(({ id }) => id));
    const told = new Set(
      found.catalogs.map(({ metastoreId, catalog }) =>
        placeId({ metastoreId, catalog: catalog.name, schema: '' }),
      ),
    );
    const places = await this.#store.places({});
    return places.filter(({ metastoreId, catalog }) =>
      known.has(metastoreId)
        ? found.uncertain.has(metastoreId) &&
          !told.has(placeId({ metastoreId, catalog, schema: '' }))
        : !areComplete,
    );
  }

  /** One piece of work for each catalog and schema, in their order. */
  async *#spread(
    works: AsyncIterable<{ of: PlacedCatalog; schemas?: UnitySchemaInfo[] }>,
  ): AsyncGenerator<
    StoredPlace | { of: PlacedCatalog; schema?: UnitySchemaInfo }
  > {
    for await (const { of, schemas } of works) {
      yield { of };
      if (schemas) {
        for (const schema of schemas) {
          yield { of, schema };
        }
      } else {
        const places = await this.#store.places({
          metastoreId: of.metastoreId,
          catalog: of.catalog.name,
        });
        yield* places.filter(({ schema }) => schema !== '');
      }
    }
  }

  async #readSchemas(of: FoundCatalog): Promise<UnitySchemaInfo[] | undefined> {
    const reader = this.#next(of);
    const { name } = of.catalog;
    const schemas = await this.#problems.read(
      `Schemas of catalog ${name} through workspace ${reader.name}`,
      this.#signal,
      async () =>
        reader.unityCatalog.schemas(name).all({ signal: this.#signal }),
    );
    return schemas
      ?.filter(schema => schema.name !== INFORMATION_SCHEMA)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async #readOne({
    of,
    schema,
  }: {
    of: PlacedCatalog;
    schema?: UnitySchemaInfo;
  }): Promise<StoredDocuments> {
    const { path: page, maxTables } = this.#config;
    const { metastoreId } = of;
    const catalog = of.catalog.name;
    if (!schema) {
      return {
        metastoreId,
        catalog,
        schema: '',
        documents: [
          documentOf(
            { metastoreId, kind: 'catalog', catalog },
            of.catalog,
            page,
          ),
        ],
        tables: [],
      };
    }
    const place = { metastoreId, catalog, schema: schema.name };
    const document = documentOf({ ...place, kind: 'schema' }, schema, page);
    if (this.#tables >= maxTables) {
      this.#leftOut++;
      return { ...place, documents: [document], tables: [] };
    }
    return readSchema(
      { metastoreId, catalog, name: schema.name },
      {
        document,
        reader: this.#next(of),
        before: await this.#store.get(place),
        page,
        problems: this.#problems,
        signal: this.#signal,
      },
    );
  }

  #next({ readers }: FoundCatalog) {
    return readers[this.#turn++ % readers.length];
  }

  /** What the last run told of places, a schema at a time. */
  async *#remembered(
    places: StoredPlace[],
  ): AsyncGenerator<UnityCatalogDocument> {
    const isWanted = wantedCatalogs(this.#config);
    const kept = places.filter(({ catalog }) => isWanted(catalog));
    for (const place of kept) {
      const stored = await this.#store.get(place);
      if (stored) {
        yield* this.#told(stored);
      }
    }
  }

  *#told(stored: StoredDocuments): Generator<UnityCatalogDocument> {
    this.#visited.add(placeId(stored));
    const room = Math.max(0, this.#config.maxTables - this.#tables);
    if (stored.tables.length > room) {
      this.#leftOut++;
    }
    const tables = stored.tables.slice(0, room);
    this.#tables += tables.length;
    const documents = [
      ...stored.documents,
      ...tables.map(({ document }) => document),
    ];
    this.#documents += documents.length;
    yield* documents;
  }

  /** What was neither told nor may be there still is gone. */
  async #forgetOthers(): Promise<void> {
    const places = await this.#store.places({});
    await this.#store.delete(
      places.filter(place => !this.#visited.has(placeId(place))),
    );
  }

  #tellOfRun(): void {
    const problems = this.#problems.list();
    problems.forEach(problem =>
      this.#logger.warn(
        `${problem}; what the last run found of it stays in search`,
      ),
    );
    if (this.#leftOut > 0) {
      this.#logger.warn(
        `Search holds ${this.#tables} tables; those of ${
          this.#leftOut
        } schemas are left out, wholly or in part (search.collators.databricks.maxTables)`,
      );
    }
    if (this.#documents === 0 && problems.length > 0) {
      throw new ForwardedError(
        'Nothing of Unity Catalog could be read, so search stays as it is',
        new Error(problems.join('; ')),
      );
    }
  }
}

function byNameThenMetastore(a: PlacedCatalog, b: PlacedCatalog): number {
  if (a.catalog.name !== b.catalog.name) {
    return a.catalog.name < b.catalog.name ? -1 : 1;
  }
  return a.metastoreId < b.metastoreId ? -1 : 1;
}
