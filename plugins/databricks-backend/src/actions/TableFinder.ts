import type {
  SourceError,
  UnityObject,
} from '@lakeport/backstage-plugin-databricks-common';
import { stringifyError } from '@backstage/errors';
import { bulkhead } from 'cockatiel';
import type { UnityCaller } from '../unityCatalog/UnityCaller';
import type { UnityCatalog } from '../unityCatalog/UnityCatalog';

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

/** Looks for tables by name over all catalogs that the caller may see. */
export class TableFinder {
  readonly #unity: Pick<UnityCatalog, 'metastores' | 'objects'>;

  constructor(options: {
    unityCatalog: Pick<UnityCatalog, 'metastores' | 'objects'>;
  }) {
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
    const metastores = items.filter(
      ({ id, name }) =>
        question.metastore === undefined ||
        [id, name].includes(question.metastore),
    );
    const places = await Promise.all(
      metastores.map(async ({ id, name }) => {
        const catalogs = question.catalog
          ? [question.catalog]
          : await attempt(`catalogs of metastore ${name}`, () =>
              this.#catalogs(id, caller),
            );
        return (catalogs ?? []).map(catalog => ({ id, name, catalog }));
      }),
    );
    const all = places.flat();
    const pool = bulkhead(CONCURRENCY, all.length);
    let isCut = false;
    const pages = await Promise.all(
      all.map(({ id, name, catalog }) =>
        pool.execute(async () => {
          const page = await attempt(`tables of catalog ${catalog}`, () =>
            this.#unity.objects.list(
              { metastore: id, kind: 'table', catalog, q, limit },
              caller,
            ),
          );
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
    const tables = pages
      .flat()
      .sort((a, b) => (a.table.fullName < b.table.fullName ? -1 : 1));
    return {
      tables: tables.slice(0, limit),
      complete: !isCut && tables.length <= limit && errors.length === 0,
      errors,
    };
  }

  async #catalogs(metastore: string, caller: UnityCaller): Promise<string[]> {
    const names: string[] = [];
    let pageToken: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await this.#unity.objects.list(
        { metastore, kind: 'catalog', limit: PAGE, pageToken },
        caller,
      );
      names.push(...page.items.map(({ name }) => name));
      pageToken = page.nextPageToken;
      if (!pageToken) {
        break;
      }
    }
    return names;
  }
}
