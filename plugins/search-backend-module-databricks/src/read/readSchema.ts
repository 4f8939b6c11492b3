import type { UnityTableInfo } from '@lakeport/backstage-plugin-databricks-node';
import { documentOf } from '../documents/documentOf';
import type { UnityCatalogDocument } from '../documents/UnityCatalogDocument';
import type { StoredDocuments } from '../store/StoredDocuments';
import type { Problems } from './Problems';
import type { SearchReader } from './SearchReader';

/** Changes when documents of the same table come out otherwise. */
const FORMAT = 2;
/** So many changed tables are read one by one; more come with a list of all. */
const READ_ONE_BY_ONE = 5;

/**
 * Reads a schema's tables and volumes. Where the last run has told of the schema,
 * the list leaves columns out, and only of tables that have changed since are
 * they read.
 *
 * @returns what the last run told, of what cannot be read now
 */
export async function readSchema(
  schema: { metastoreId: string; catalog: string; name: string },
  options: {
    /** Of the schema itself. */
    document: UnityCatalogDocument;
    reader: SearchReader;
    before: StoredDocuments | undefined;
    page: string;
    problems: Problems;
    signal: AbortSignal;
  },
): Promise<StoredDocuments> {
  const { document, reader, before, page, problems, signal } = options;
  const { metastoreId, catalog, name } = schema;
  const place = { metastoreId, catalog, schema: name };
  const of = `schema ${catalog}.${name} through workspace ${reader.name}`;
  const [tables, volumes] = await Promise.all([
    problems.read(`Tables of ${of}`, signal, async () =>
      readTables(place, options),
    ),
    problems.read(`Volumes of ${of}`, signal, async () =>
      reader.unityCatalog.volumes(catalog, name).all({ signal }),
    ),
  ]);
  return {
    ...place,
    documents: [
      document,
      ...(volumes
        ?.map(volume =>
          documentOf(
            { ...place, kind: 'volume', name: volume.name },
            volume,
            page,
          ),
        )
        .sort(byTitle) ??
        before?.documents.filter(({ kind }) => kind === 'volume') ??
        []),
    ],
    tables: tables ?? before?.tables ?? [],
  };
}

async function readTables(
  place: { metastoreId: string; catalog: string; schema: string },
  options: {
    reader: SearchReader;
    before: StoredDocuments | undefined;
    page: string;
    problems: Problems;
    signal: AbortSignal;
  },
): Promise<StoredDocuments['tables']> {
  const { reader, before, page, problems, signal } = options;
  const { unityCatalog } = reader;
  const list = async (columns: boolean) =>
    unityCatalog
      .tables(place.catalog, place.schema, { columns })
      .all({ signal });
  const known = new Map(before?.tables.map(table => [table.name, table]));
  const entry = (table: UnityTableInfo) => ({
    name: table.name,
    version: versionOf(table, page),
    document: documentOf(
      { ...place, kind: 'table', name: table.name },
      table,
      page,
    ),
  });
  const isKnown = (table: UnityTableInfo) => {
    const version = versionOf(table, page);
    return version !== undefined && known.get(table.name)?.version === version;
  };

  const listed = await list(known.size === 0);
  const changed =
    known.size === 0 ? [] : listed.filter(table => !isKnown(table));
  const tables =
    changed.length > READ_ONE_BY_ONE
      ? await list(true)
      : await Promise.all(
          changed.map(({ fullName }) =>
            problems.read(
              `Table ${fullName} through workspace ${reader.name}`,
              signal,
              async () => unityCatalog.table(fullName, { signal }),
            ),
          ),
        );
  const fresh = new Map(
    tables.flatMap(table => (table ? [[table.name, table] as const] : [])),
  );
  return listed
    .map(table => {
      const kept = known.get(table.name);
      const read = known.size === 0 ? table : fresh.get(table.name);
      if (kept && isKnown(table)) {
        return kept;
      }
      // One that could not be read stays as it was, and is read the next time.
      return read
        ? entry(read)
        : kept ?? { ...entry(table), version: undefined };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Changes whenever the document would; none when that cannot be told. */
function versionOf(table: UnityTableInfo, page: string): string | undefined {
  const { updatedAt, owner, comment, type } = table;
  return (
    updatedAt && JSON.stringify([FORMAT, page, updatedAt, owner, comment, type])
  );
}

function byTitle(a: UnityCatalogDocument, b: UnityCatalogDocument): number {
  return a.title < b.title ? -1 : 1;
}
