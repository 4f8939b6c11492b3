import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type {
  UnityObjectName,
  UnityTag,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UnityTaggableType } from '@lakeport/backstage-plugin-databricks-node';
import type { UnityAnswer } from './UnityAnswer';
import type { UnityCatalogGateway } from './UnityCatalogGateway';
import { UnityReadings } from './UnityReadings';
import type { UnityRights } from './UnityRights';
import { fullNameOf } from './fullNameOf';

/**
 * Databricks' words for kinds of which it tells tags (REST API, entity tag
 * assignments, 2026). Functions and models can have tags as well, and it does not
 * tell them.
 */
const TYPES: Partial<Record<UnityObjectName['kind'], UnityTaggableType>> = {
  catalog: 'catalogs',
  schema: 'schemas',
  table: 'tables',
  volume: 'volumes',
};

/** Reads tags of objects. */
export class UnityTagReader {
  readonly #gateway: Pick<UnityCatalogGateway, 'read'>;
  readonly #readings: UnityReadings<UnityTag[]>;

  constructor(options: {
    gateway: Pick<UnityCatalogGateway, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#gateway = options.gateway;
    this.#readings = new UnityReadings({ ...options, name: 'tags' });
  }

  /**
   * The tags of an object itself; undefined for a kind of which they are not told.
   *
   * @throws as UnityCatalogGateway.read
   */
  async own(
    object: UnityObjectName & { workspaceId?: string },
    rights: UnityRights,
  ): Promise<UnityAnswer<UnityTag[]> | undefined> {
    const type = TYPES[object.kind];
    const fullName = fullNameOf(object);
    return (
      type &&
      this.#gateway.read<UnityTag[]>(object, rights, {
        of: [type, fullName],
        readings: this.#readings,
        read: (reader, signal) => reader.tags(type, fullName).all({ signal }),
      })
    );
  }

  /**
   * The tags of one column of a table.
   *
   * @throws as UnityCatalogGateway.read
   */
  ofColumn(
    table: UnityObjectName & { workspaceId?: string },
    column: string,
    rights: UnityRights,
  ): Promise<UnityAnswer<UnityTag[]>> {
    // Only the last part may have dots of its own, so it stays clear which is which.
    const fullName = `${fullNameOf(table)}.${column}`;
    return this.#gateway.read<UnityTag[]>(table, rights, {
      of: ['columns', fullName],
      readings: this.#readings,
      read: (reader, signal) =>
        reader.tags('columns', fullName).all({ signal }),
    });
  }
}
