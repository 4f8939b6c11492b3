import { PROJECT_TAG } from '@lakeport/project';
import type { Question } from '@lakeport/rehearsal';
import { Attributes } from './Attributes';
import { SnapshotDraft } from './SnapshotDraft';

/** What is in every metastore, and no project's. */
const BUILT_IN = [
  'system',
  'samples',
  'hive_metastore',
  '__databricks_internal',
];

const SOMETHING = '-';

/**
 * The catalogs that a workspace sees; of those that may be its own, or are
 * asked for, also what is in them.
 *
 * @param wanted - names of catalogs; the isolated ones when left out
 */
export async function readCatalogs(
  draft: SnapshotDraft,
  wanted: readonly string[] | undefined,
): Promise<{ catalogs?: unknown }> {
  const listed = await draft.ask('catalogs', [
    {
      key: 'catalogs',
      type: 'databricks_catalogs',
      arguments: {},
      optional: true,
    },
  ]);
  if (!listed.has('catalogs')) {
    return {};
  }
  const names = new Attributes(listed.get('catalogs'))
    .list('ids')
    .filter(name => !BUILT_IN.includes(name))
    .sort();
  const found = await draft.ask(
    'catalogs',
    names.map(name => ({
      key: `catalog ${name}`,
      type: 'databricks_catalog',
      importId: name,
      arguments: { name: SOMETHING },
      optional: true,
    })),
  );
  const read = names.flatMap(name => {
    const attributes = found.get(`catalog ${name}`);
    return attributes ? [{ name, catalog: new Attributes(attributes) }] : [];
  });
  const own = read
    .filter(({ catalog, name }) =>
      wanted
        ? wanted.includes(name)
        : catalog.text('isolation_mode') === 'ISOLATED',
    )
    .map(({ name }) => name);
  const inside = await readInside(draft, own);
  return {
    catalogs: read.map(({ catalog, name }) => ({
      name,
      type: catalog.text('catalog_type'),
      storageRoot: catalog.text('storage_root'),
      project: catalog.map('properties')[PROJECT_TAG],
      isolation:
        catalog.text('isolation_mode') === 'ISOLATED' ? 'ISOLATED' : 'OPEN',
      ...inside(name),
    })),
  };
}

async function readInside(draft: SnapshotDraft, catalogs: readonly string[]) {
  const first = await draft.ask(
    'schemas and grants',
    catalogs.flatMap((name): Question[] => [
      {
        key: `schemas of catalog ${name}`,
        type: 'databricks_schemas',
        arguments: { catalog_name: name },
        optional: true,
      },
      {
        key: `grants on catalog ${name}`,
        type: 'databricks_grants',
        importId: `catalog/${name}`,
        arguments: {
          catalog: name,
          grant: { principal: SOMETHING, privileges: ['SELECT'] },
        },
        optional: true,
      },
    ]),
  );
  const schemas = catalogs.flatMap(catalog =>
    new Attributes(first.get(`schemas of catalog ${catalog}`))
      .list('ids')
      .map(full => ({ catalog, full, name: full.slice(catalog.length + 1) }))
      .filter(({ name }) => name !== 'information_schema'),
  );
  const lists = await draft.ask(
    'volumes',
    schemas.map(({ catalog, full, name }) => ({
      key: `volumes of schema ${full}`,
      type: 'databricks_volumes',
      arguments: { catalog_name: catalog, schema_name: name },
      optional: true,
    })),
  );
  const ids = schemas.flatMap(({ full }) =>
    new Attributes(lists.get(`volumes of schema ${full}`)).list('ids'),
  );
  const volumes = await draft.ask(
    'volumes',
    ids.map(id => ({
      key: `volume ${id}`,
      type: 'databricks_volume',
      importId: id,
      arguments: {
        catalog_name: SOMETHING,
        schema_name: SOMETHING,
        name: SOMETHING,
        volume_type: 'MANAGED',
      },
      optional: true,
    })),
  );
  const volumesOf = (schema: string) =>
    ids
      .filter(id => id.startsWith(`${schema}.`) && volumes.has(`volume ${id}`))
      .map(id => {
        const volume = new Attributes(volumes.get(`volume ${id}`));
        const isExternal = volume.text('volume_type') === 'EXTERNAL';
        return {
          name: id.slice(schema.length + 1),
          type: isExternal ? 'EXTERNAL' : 'MANAGED',
          ...(isExternal && {
            storageLocation: volume.text('storage_location'),
          }),
        };
      });
  return (name: string) => ({
    ...(first.has(`grants on catalog ${name}`) && {
      grants: new Attributes(first.get(`grants on catalog ${name}`))
        .blocks('grant')
        .map(grant => ({
          principal: grant.text('principal'),
          privileges: grant.list('privileges').sort(),
        })),
    }),
    ...(first.has(`schemas of catalog ${name}`) && {
      schemas: schemas
        .filter(({ catalog }) => catalog === name)
        .map(({ full, name: schema }) => ({
          name: schema,
          volumes: volumesOf(full),
        })),
    }),
  });
}
