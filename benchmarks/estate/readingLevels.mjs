const METASTORES = 4;
/** Of metastores, as packages/emulators gives them out in turn. */
const REGIONS = ['us-west-2', 'us-east-1', 'eu-west-1', 'eu-central-1'];
/** Every how manieth catalog is bound to one workspace (packages/emulators). */
const ISOLATED = 10;
/** Every how manieth workspace is still in the making. */
const NOT_RUNNING = 25;

const digits = index => String(index).padStart(6, '0');
const query = values => new URLSearchParams(values).toString();

/**
 * The levels of Unity Catalog: by its number another page of each, relative to the
 * API's address.
 *
 * @param metastores - as the API lists them
 */
export function readingLevels(metastores, size) {
  const metastoreOf = catalog =>
    metastores.find(({ region }) => region === REGIONS[catalog % METASTORES]);
  const catalogs = Array.from(
    { length: size.catalogs ?? 1_000 },
    (_, index) => index,
  );
  const open = catalogs.filter(index => index % ISOLATED !== ISOLATED - 1);
  const each = (size.workspaces ?? 100) / METASTORES;
  const bound = catalogs.filter(
    index =>
      index % ISOLATED === ISOLATED - 1 &&
      // The one workspace of which it is does not run yet.
      ((index % each) * METASTORES + (index % METASTORES)) % NOT_RUNNING !==
        NOT_RUNNING - 1,
  );
  const schemas = (size.schemas ?? 10_000) / catalogs.length;
  const workspaces = metastores.flatMap(({ id, workspaces: of }) =>
    of
      .filter(({ status }) => status === 'RUNNING')
      .map(workspace => ({ metastore: id, workspace: workspace.id })),
  );

  const list = values => `objects?${query(values)}`;
  const inCatalog = (kind, index, more = {}) =>
    list({
      metastore: metastoreOf(index).id,
      kind,
      catalog: `catalog_${digits(index)}`,
      ...more,
    });
  const inSchema = kind => number =>
    inCatalog(kind, open[number % open.length], {
      schema: `schema_${digits(Math.floor(number / open.length) % schemas)}`,
    });
  const tables = inSchema('table');
  const ofAll = Infinity;
  return {
    metastores: { page: () => 'metastores', many: 1 },
    catalogs: {
      page: number =>
        list({ kind: 'catalog', metastore: metastores[number].id }),
      many: metastores.length,
    },
    'catalogs of a workspace': {
      page: number => list({ kind: 'catalog', ...workspaces[number] }),
      many: workspaces.length,
    },
    schemas: {
      page: number => inCatalog('schema', open[number]),
      many: open.length,
    },
    'schemas of a catalog bound to one workspace': {
      page: number => inCatalog('schema', bound[number]),
      many: bound.length,
    },
    tables: { page: tables, many: ofAll },
    volumes: { page: inSchema('volume'), many: ofAll },
    functions: { page: inSchema('function'), many: ofAll },
    models: { page: inSchema('model'), many: ofAll },
    'a table with all that is told of it': {
      page: number =>
        `${tables(number).replace('objects?', 'object?')}&name=table_${digits(
          0,
        )}`,
      many: ofAll,
    },
  };
}
