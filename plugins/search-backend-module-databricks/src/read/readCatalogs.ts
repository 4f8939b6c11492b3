import { stringifyError } from '@backstage/errors';
import {
  DatabricksApiError,
  type UnityCatalogInfo,
} from '@lakeport/backstage-plugin-databricks-node';
import { ahead } from './ahead';
import { isBuiltInCatalog } from './isBuiltInCatalog';
import type { Problems } from './Problems';
import type { SearchMetastore } from './SearchMetastore';
import type { SearchReader } from './SearchReader';

/** Workspaces asked at a time: each is a host with limits of its own. */
const AT_A_TIME = 32;

/** A catalog with the workspaces that see it. */
export interface FoundCatalog {
  catalog: UnityCatalogInfo;
  readers: SearchReader[];
}

/**
 * Reads the catalogs of a metastore through all of its workspaces, for an
 * ISOLATED one is seen by those only that it is bound to.
 *
 * @returns sorted by name; `hasOutage` when there may be others that a workspace
 *   would have shown that does not answer, rather than refuse. Undefined when no
 *   workspace tells anything
 */
export async function readCatalogs(
  { readers }: SearchMetastore,
  options: {
    isWanted: (catalog: string) => boolean;
    problems: Problems;
    signal: AbortSignal;
  },
): Promise<{ catalogs: FoundCatalog[]; hasOutage: boolean } | undefined> {
  const { problems, signal, isWanted } = options;
  const found = new Map<string, FoundCatalog>();
  let told = 0;
  let hasOutage = false;
  const lists = ahead(readers, AT_A_TIME, async reader => ({
    reader,
    answer: await problems.read(
      `Catalogs of workspace ${reader.name}`,
      signal,
      async () => {
        try {
          return await reader.unityCatalog.catalogs().all({ signal });
        } catch (error) {
          signal.throwIfAborted();
          if (isRefusal(error)) {
            problems.add(
              `Catalogs of workspace ${
                reader.name
              } could not be read: ${stringifyError(error)}`,
            );
            return 'refused' as const;
          }
          throw error;
        }
      },
    ),
  }));
  for await (const { reader, answer } of lists) {
    if (answer === undefined) {
      hasOutage = true;
    }
    if (answer === undefined || answer === 'refused') {
      continue;
    }
    told++;
    for (const catalog of answer) {
      if (isBuiltInCatalog(catalog) || !isWanted(catalog.name)) {
        continue;
      }
      const known = found.get(catalog.name);
      if (known) {
        known.readers.push(reader);
      } else {
        found.set(catalog.name, { catalog, readers: [reader] });
      }
    }
  }
  return told === 0
    ? undefined
    : {
        catalogs: [...found.values()].sort((a, b) =>
          a.catalog.name < b.catalog.name ? -1 : 1,
        ),
        hasOutage,
      };
}

/** The portal has no right there: no answer will come later. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof DatabricksApiError &&
    (error.upstreamStatus === 401 || error.upstreamStatus === 403)
  );
}
