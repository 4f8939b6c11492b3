import type { UnityCatalogReader } from '@lakeport/backstage-plugin-databricks-node';
import { PROJECT_TAG } from '@lakeport/project';
import type { SnapshotReader } from './SnapshotReader';

type Found = Awaited<
  ReturnType<ReturnType<UnityCatalogReader['catalogs']>['all']>
>[number];

/**
 * The catalogs that a workspace sees; of those that may be its own, or are asked
 * for, also what is in them.
 *
 * @param wanted - names of catalogs; the isolated ones when left out
 */
export async function readCatalogs(
  unityCatalog: UnityCatalogReader,
  wanted: readonly string[] | undefined,
  reader: SnapshotReader,
  signal: AbortSignal | undefined,
) {
  const all = await unityCatalog.catalogs().all({ signal });
  const catalogs = [];
  for (const catalog of all) {
    const isOwn = wanted
      ? wanted.includes(catalog.name)
      : catalog.isolationMode === 'ISOLATED';
    catalogs.push({
      name: catalog.name,
      type: catalog.type,
      storageRoot: catalog.storageRoot,
      project: catalog.properties[PROJECT_TAG],
      isolation: catalog.isolationMode === 'ISOLATED' ? 'ISOLATED' : 'OPEN',
      ...(isOwn && (await inside(catalog, unityCatalog, reader, signal))),
    });
  }
  const locations = await reader.read('external locations', () =>
    unityCatalog.externalLocations().all({ signal }),
  );
  return {
    catalogs,
    ...(locations && {
      externalLocations: locations.flatMap(({ credentialName, name, url }) =>
        url ? [{ name, url, credentialName: credentialName ?? '' }] : [],
      ),
    }),
  };
}

async function inside(
  { isolationMode, name }: Found,
  unityCatalog: UnityCatalogReader,
  reader: SnapshotReader,
  signal: AbortSignal | undefined,
) {
  const bindings =
    isolationMode === 'ISOLATED'
      ? await reader.read(`bindings of catalog ${name}`, () =>
          unityCatalog.bindings('catalog', name).all({ signal }),
        )
      : undefined;
  const grants = await reader.read(`grants on catalog ${name}`, () =>
    unityCatalog.effectivePermissions('catalog', name).all({ signal }),
  );
  const schemas = await reader.read(`schemas of catalog ${name}`, () =>
    unityCatalog.schemas(name).all({ signal }),
  );
  const read = [];
  for (const schema of schemas ?? []) {
    if (schema.name !== 'information_schema') {
      const volumes = await reader.read(
        `volumes of schema ${name}.${schema.name}`,
        () => unityCatalog.volumes(name, schema.name).all({ signal }),
      );
      read.push({
        name: schema.name,
        ...(volumes && {
          volumes: volumes.map(volume => ({
            name: volume.name,
            type: volume.type === 'EXTERNAL' ? 'EXTERNAL' : 'MANAGED',
            ...(volume.type === 'EXTERNAL' && {
              storageLocation: volume.storageLocation,
            }),
          })),
        }),
      });
    }
  }
  return {
    ...(bindings && {
      bindings: bindings.map(({ type, workspaceId }) => ({
        workspaceId,
        access: type === 'BINDING_TYPE_READ_ONLY' ? 'read-only' : 'read-write',
      })),
    }),
    ...(grants && {
      grants: grants.flatMap(({ principal, privileges }) => {
        // What comes from the metastore is not this catalog's.
        const direct = privileges
          .filter(({ inheritedFromName }) => inheritedFromName === undefined)
          .map(({ privilege }) => privilege)
          .sort();
        return direct.length > 0 ? [{ principal, privileges: direct }] : [];
      }),
    }),
    ...(schemas && { schemas: read }),
  };
}
