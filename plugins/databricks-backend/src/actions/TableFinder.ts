import type {
  SourceError,
  UnityObject,
} from '@lakeport/backstage-plugin-databricks-common';
import { NotFoundError, stringifyError } from '@backstage/errors';
import { bulkhead } from 'cockatiel';
import type { MetastoreLists } from '../unityCatalog/MetastoreLists';
import type { UnityCaller } from '../unityCatalog/UnityCaller';
import type { UnityObjectLists } from '../unityCatalog/UnityObjectLists';

/** Catalogs that are looked through at a time. */
const CONCURRENCY = 4;
const PAGE = 200;
/** Pages of catalogs of a metastore, against lists without an end. */
const MOST_PAGES = 20;

/** Where a table is looked for. */
export interface TableQuestion {
  /** Part of a name, in any case. */
  q: string;
  /** Id or name of a metastore; all of them when left out. */
  metastore?: string;
  /** One catalog; all of them when left out. */
  catalog?: string;
  limit: number;
}

/** A table with the metastore that has it. */
export interface FoundTable {
  metastore: string;
  metastoreId: string;
  table: UnityObject;
}

interface UnityLists {
  metastores: Pick<MetastoreLists, 'list'>;
  objects: Pick<UnityObjectLists, 'list'>;
}

/** Looks for tables by name over all catalogs that the caller may see. */
export class TableFinder {
  readonly #unity: UnityLists;

  constructor(options: { unityCatalog: UnityLists }) {
    this.#unity = options.unityCatalog;
  }

  /**
   * @returns tables by name, as many as were asked for; `complete` says whether
   *   that is all of them
   * @throws NotAllowedError when the caller may see nothing of Unity Catalog
   */
  async find(
    question: TableQuestion,
    caller: UnityCaller,
  ): Promise<{
    tables: FoundTable[];
    complete: boolean;
    errors: SourceError[];
  }> {
    const { q, limit } = question;
    const { items, errors: unread } = await this.#unity.metastores.list(caller);
    const errors = [...unread];
    const attempt = async <T>(source: string, read: () => Promise<T>) => {
      try {
        return await read();
      } catch (error) {
        const message =
          error instanceof Error ? error.message : stringifyError(error);
        errors.push({ source, message });
        return undefined;
      }
    };
    const { metastore } = question;
    const metastores = items.filter(
      ({ id, name }) =>
        metastore === undefined || [id, name].includes(metastore),
    );
    if (metastore !== undefined && metastores.length === 0) {
      errors.push({
        source: `metastore ${metastore}`,
        message: `is not among those that this portal reads: ${
          items.map(({ id, name }) => `${name} (${id})`).join(', ') || 'none'
        }`,
      });
    }
    let isCut = false;
    const places = await Promise.all(
      metastores.map(async ({ id, name }) => {
        if (question.catalog) {
          return [{ id, name, catalog: question.catalog }];
        }
        const found = await attempt(`catalogs of metastore ${name}`, () =>
          this.#catalogs(id, caller),
        );
        isCut ||= found?.isCut ?? false;
        errors.push(...(found?.errors ?? []));
        return (found?.names ?? []).map(catalog => ({ id, name, catalog }));
      }),
    );
    const all = places.flat();
    const pool = bulkhead(CONCURRENCY, all.length);
    const missing: SourceError[] = [];
    const pages = await Promise.all(
      all.map(({ id, name, catalog }) =>
        pool.execute(async () => {
          const source = `tables of catalog ${catalog}`;
          const page = await attempt(source, async () => {
            try {
              return await this.#unity.objects.list(
                { metastore: id, kind: 'table', catalog, q, limit },
                caller,
              );
            } catch (error) {
              if (!(error instanceof NotFoundError)) {
                throw error;
              }
              missing.push({ source, message: error.message });
              return undefined;
            }
          });
          isCut ||= page?.nextPageToken !== undefined;
          errors.push(...(page?.errors ?? []));
          return (page?.items ?? []).map(
            (table): FoundTable => ({
              metastore: name,
              metastoreId: id,
              table,
            }),
          );
        }),
      ),
    );
    // A catalog that somebody named is in one metastore as a rule, and not in the others.
    if (missing.length === all.length) {
      errors.push(...missing.slice(0, 1));
    }
    const tables = pages
      .flat()
      .sort((a, b) => (a.table.fullName < b.table.fullName ? -1 : 1));
    return {
      tables: tables.slice(0, limit),
      complete: !isCut && tables.length <= limit && errors.length === 0,
      // A workspace that fails says the same of each of its catalogs.
      errors: [
        ...new Map(
          errors.map(error => [`${error.source} ${error.message}`, error]),
        ).values(),
      ],
    };
  }

  async #catalogs(
    metastore: string,
    caller: UnityCaller,
  ): Promise<{ names: string[]; isCut: boolean; errors: SourceError[] }> {
    const names: string[] = [];
    const errors: SourceError[] = [];
    let pageToken: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await this.#unity.objects.list(
        { metastore, kind: 'catalog', limit: PAGE, pageToken },
        caller,
      );
      names.push(...page.items.map(({ name }) => name));
      errors.push(...page.errors);
      pageToken = page.nextPageToken;
      if (!pageToken) {
        break;
      }
    }
    return { names, errors, isCut: pageToken !== undefined };
  }
}
