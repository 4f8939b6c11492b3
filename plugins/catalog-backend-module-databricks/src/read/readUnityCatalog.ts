import {
  DatabricksApiError,
  type UnitySchemaInfo,
} from '@lakeport/backstage-plugin-databricks-node';
import type { EstateReading } from '../estate/EstateReading';
import type { EstateWorkspace } from '../estate/EstateWorkspace';
import type { SeenCatalog } from '../estate/SeenCatalog';
import { seenCatalogs } from '../estate/seenCatalogs';
import type { EstateWants } from './EstateWants';
import type { EstateWorkspaceReader } from './EstateWorkspaceReader';
import { inParallel } from './inParallel';
import { isBuiltInCatalog } from './isBuiltInCatalog';
import type { Problems } from './Problems';

/** Workspaces read at a time: each is a host of its own, with its own limits. */
const WORKSPACES_AT_A_TIME = 48;
/** Lists of schemas read at a time, over all hosts. */
const CATALOGS_AT_A_TIME = 96;
/** Workspaces that are asked for a catalog's schemas before that is given up. */
const TRIES = 3;
/** Every catalog has it. */
const INFORMATION_SCHEMA = 'information_schema';

/**
 * Reads what the workspaces see: catalogs, and schemas and warehouses when they
 * are wanted.
 *
 * Every workspace is asked for its catalogs, rather than one of the metastore
 * with `include_unbound`: that is one request to each host at the same time, tells
 * which workspaces an ISOLATED catalog is bound to without a request for each
 * catalog, and holds as well where the portal may not see what is bound elsewhere.
 * Schemas are read once for each catalog, through the workspace that has the
 * least to do.
 *
 * @param readerOf - undefined for a workspace that cannot be read now
 */
export async function readUnityCatalog(
  reading: Pick<EstateReading, 'workspaces' | 'assignments'>,
  options: {
    readerOf: (workspace: EstateWorkspace) => EstateWorkspaceReader | undefined;
    wants: EstateWants;
    problems: Problems;
    signal?: AbortSignal;
  },
): Promise<Pick<EstateReading, 'catalogs' | 'schemas' | 'warehouses'>> {
  const { wants, problems, signal } = options;
  const { workspaces } = reading;
  const readers = new Map<string, EstateWorkspaceReader>();
  await inParallel(workspaces, WORKSPACES_AT_A_TIME, async workspace => {
    const reader = await problems.read(nameOf(workspace), signal, async () =>
      options.readerOf(workspace),
    );
    if (reader) {
      readers.set(workspace.key, reader);
    }
  });

  const [catalogs, warehouses] = await Promise.all([
    inParallel(workspaces, WORKSPACES_AT_A_TIME, async workspace => {
      const reader = readers.get(workspace.key);
      const found =
        reader &&
        (await problems.read(
          `Catalogs of ${nameOf(workspace)}`,
          signal,
          async () => readCatalogs(reader, signal),
        ));
      return [workspace.key, found] as const;
    }),
    inParallel(
      wants.warehouses ? workspaces : [],
      WORKSPACES_AT_A_TIME,
      async workspace => {
        const reader = readers.get(workspace.key);
        const found =
          reader &&
          (await problems.read(
            `Warehouses of ${nameOf(workspace)}`,
            signal,
            async () => reader.compute.warehouses().all({ signal }),
          ));
        return [workspace.key, found] as const;
      },
    ),
  ]);

  const seen = seenCatalogs({ ...reading, catalogs: new Map(catalogs) });
  const load = new Map<string, number>();
  const schemas = await inParallel(
    wants.schemas ? seen : [],
    CATALOGS_AT_A_TIME,
    async of =>
      [of.key, await readSchemas(of, { ...options, readers, load })] as const,
  );
  return {
    catalogs: new Map(catalogs),
    schemas: new Map(schemas),
    warehouses: new Map(warehouses),
  };
}

async function readCatalogs(
  reader: EstateWorkspaceReader,
  signal?: AbortSignal,
) {
  try {
    const all = await reader.unityCatalog.catalogs().all({ signal });
    return all.filter(catalog => !isBuiltInCatalog(catalog));
  } catch (error) {
    if (
      error instanceof DatabricksApiError &&
      error.errorCode === 'METASTORE_DOES_NOT_EXIST'
    ) {
      return [];
    }
    throw error;
  }
}

async function readSchemas(
  { catalog, seenBy }: SeenCatalog,
  options: {
    readers: Map<string, EstateWorkspaceReader>;
    /** How many lists each workspace has been asked for. */
    load: Map<string, number>;
    problems: Problems;
    signal?: AbortSignal;
  },
): Promise<UnitySchemaInfo[] | undefined> {
  const { readers, load, problems, signal } = options;
  const loadOf = ({ key }: EstateWorkspace) => load.get(key) ?? 0;
  const left = seenBy.filter(({ key }) => readers.has(key));
  for (let tries = 0; tries < TRIES && left.length > 0; tries++) {
    const next = left.reduce((least, workspace) =>
      loadOf(workspace) < loadOf(least) ? workspace : least,
    );
    left.splice(left.indexOf(next), 1);
    load.set(next.key, loadOf(next) + 1);
    const reader = readers.get(next.key);
    const found =
      reader &&
      (await problems.read(
        `Schemas of catalog ${catalog.name} through ${nameOf(next)}`,
        signal,
        async () => reader.unityCatalog.schemas(catalog.name).all({ signal }),
      ));
    if (found) {
      return found.filter(({ name }) => name !== INFORMATION_SCHEMA);
    }
  }
  return undefined;
}

function nameOf(workspace: EstateWorkspace): string {
  return `workspace ${workspace.name} (${workspace.id ?? workspace.key})`;
}
