import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityCatalogReader } from '@lakeport/backstage-plugin-databricks-node';
import { bulkhead } from 'cockatiel';
import type { UnityCatalogGateway } from './UnityCatalogGateway';
import type { UnityDetailReader } from './UnityDetailReader';
import { UnityReadings } from './UnityReadings';
import type { UnityRights } from './UnityRights';
import { unitySourceList } from './unitySourceList';

/** Lists, and objects by name, that one question reads at a time. */
const AT_A_TIME = 4;
/** Longer lists are given up: what they do not tell is read by name. */
const MOST_PAGES = 20;
/** What a policy says does not depend on whose rights Unity Catalog is read with. */
const PORTAL: UnityRights = { readAs: 'portal' };

/** Pairs of a name in lower case and an owner. */
type Listed = Array<[name: string, owner: string | null]>;

/**
 * Owners of objects, with the portal's own rights. A level of which one question
 * asks for several objects is read as one list; what it does not hold, by name.
 */
export class UnityOwnerReader {
  readonly #gateway: Pick<UnityCatalogGateway, 'read'>;
  readonly #details: Pick<UnityDetailReader, 'read'>;
  readonly #lists: UnityReadings<Listed>;

  constructor(options: {
    gateway: Pick<UnityCatalogGateway, 'read'>;
    details: Pick<UnityDetailReader, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#gateway = options.gateway;
    this.#details = options.details;
    this.#lists = new UnityReadings({ ...options, name: 'owners' });
  }

  /**
   * @param objects - all that one question asks for
   * @param byList - whether a single object of a level comes from a list as well,
   *   which serves other questions that are likely to follow
   * @returns reads the owner of one of them, undefined for one without; throws as
   *   UnityCatalogGateway.read
   */
  of(
    objects: readonly UnityObjectName[],
    { byList }: { byList: boolean },
  ): (object: UnityObjectName) => Promise<string | undefined> {
    const namesOf = new Map<string, Set<string>>();
    for (const object of objects) {
      const level = levelOf(object).join('.');
      namesOf.set(
        level,
        (namesOf.get(level) ?? new Set()).add(lastNameOf(object)),
      );
    }
    // Lists tell of many, so they do not wait for objects that are read by name.
    const listing = bulkhead(AT_A_TIME, Infinity);
    const naming = bulkhead(AT_A_TIME, Infinity);
    const lists = new Map<string, Promise<Map<string, string | null>>>();
    return async object => {
      const level = levelOf(object).join('.');
      if (byList || (namesOf.get(level)?.size ?? 0) > 1) {
        const list =
          lists.get(level) ?? listing.execute(() => this.#list(object));
        lists.set(level, list);
        const owner = (await list).get(lastNameOf(object));
        if (owner !== undefined) {
          return owner ?? undefined;
        }
        // Made since, or bound to other workspaces, or the list is too long.
      }
      const { value } = await naming.execute(() =>
        this.#details.read(object, PORTAL),
      );
      return value.object.owner?.name;
    };
  }

  async #list(object: UnityObjectName): Promise<Map<string, string | null>> {
    const { metastoreId, kind } = object;
    const catalog = kind === 'catalog' ? undefined : object.catalog;
    const { value } = await this.#gateway.read<Listed>(
      { metastoreId, catalog },
      PORTAL,
      {
        of: levelOf(object),
        readings: this.#lists,
        read: (reader, signal) => listed(object, reader, signal),
      },
    );
    return new Map(value);
  }
}

async function listed(
  { metastoreId, kind, catalog, schema }: UnityObjectName,
  reader: UnityCatalogReader,
  signal: AbortSignal,
): Promise<Listed> {
  const owners: Listed = [];
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextPageToken } = await unitySourceList(
      reader,
      { metastore: metastoreId, kind, catalog, schema },
      { pageToken, signal },
    );
    owners.push(
      ...items.map(({ name, owner }): Listed[number] => [
        lower(name),
        owner?.name ?? null,
      ]),
    );
    if (nextPageToken === undefined) {
      break;
    }
    pageToken = nextPageToken;
  }
  return owners;
}

/** What an object is listed in. No name of Unity Catalog holds a dot. */
function levelOf(object: UnityObjectName): string[] {
  const { metastoreId, kind, catalog, schema = '' } = object;
  switch (kind) {
    case 'catalog':
      return [metastoreId, kind];
    case 'schema':
      return [metastoreId, kind, lower(catalog)];
    default:
      return [metastoreId, kind, lower(catalog), lower(schema)];
  }
}

function lastNameOf({ catalog, schema, name }: UnityObjectName): string {
  return lower(name ?? schema ?? catalog);
}

/** Unity Catalog takes names in any case for the same. */
function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
