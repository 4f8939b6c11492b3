import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { DocumentStore, StoredPlace } from './DocumentStore';
import { placeId } from './placeId';
import type { StoredDocuments } from './StoredDocuments';

type Client = Awaited<ReturnType<DatabaseService['getClient']>>;

interface Row {
  id: string;
  metastore_id: string;
  catalog: string;
  schema: string;
  version: string;
  content: Buffer;
}

const TABLE = 'databricks_search_documents';
/** SQLite takes no more than so many values in one statement. */
const BATCH = 500;
const zip = promisify(gzip);
const unzip = promisify(gunzip);

/**
 * Keeps documents in the database of the search plugin, compressed, so that all
 * replicas and the next start have them.
 */
export class DatabaseDocumentStore implements DocumentStore {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  /** Connects and, unless the operator does it by other means, migrates. */
  static async open(database: DatabaseService): Promise<DatabaseDocumentStore> {
    const client = await database.getClient();
    if (!database.migrations?.skip) {
      await client.migrate.latest({
        directory: resolvePackagePath(
          '@lakeport/backstage-plugin-search-backend-module-databricks',
          'migrations',
        ),
        // The search engine may have migrations of its own in the same database.
        tableName: 'databricks_search_migrations',
      });
    }
    return new DatabaseDocumentStore(client);
  }

  async get(place: StoredPlace): Promise<StoredDocuments | undefined> {
    const row = await this.#client<Row>(TABLE)
      .where('id', placeId(place))
      .first('content');
    if (!row) {
      return undefined;
    }
    const content: StoredDocuments = JSON.parse(
      (await unzip(row.content)).toString('utf8'),
    );
    return content;
  }

  async put(documents: StoredDocuments): Promise<void> {
    const { metastoreId, catalog, schema } = documents;
    const json = JSON.stringify(documents);
    const id = placeId(documents);
    const version = createHash('sha256').update(json).digest('hex');
    const known = await this.#client<Row>(TABLE)
      .where('id', id)
      .first('version');
    if (known?.version === version) {
      return;
    }
    await this.#client<Row>(TABLE)
      .insert({
        id,
        metastore_id: metastoreId,
        catalog,
        schema,
        version,
        content: await zip(json),
      })
      .onConflict('id')
      .merge(['version', 'content']);
  }

  async places(of: {
    metastoreId?: string;
    catalog?: string;
  }): Promise<StoredPlace[]> {
    const rows = await this.#client<Row>(TABLE)
      .where({
        ...(of.metastoreId !== undefined && { metastore_id: of.metastoreId }),
        ...(of.catalog !== undefined && { catalog: of.catalog }),
      })
      .select('metastore_id', 'catalog', 'schema')
      .orderBy(['metastore_id', 'catalog', 'schema']);
    return rows.map(row => ({
      metastoreId: row.metastore_id,
      catalog: row.catalog,
      schema: row.schema,
    }));
  }

  async delete(places: StoredPlace[]): Promise<void> {
    for (let i = 0; i < places.length; i += BATCH) {
      await this.#client<Row>(TABLE)
        .whereIn('id', places.slice(i, i + BATCH).map(placeId))
        .delete();
    }
  }
}
