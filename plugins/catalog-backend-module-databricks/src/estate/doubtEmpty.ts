import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import { catalogKey } from './catalogKey';
import type { EstateReading } from './EstateReading';
import type { HeldEstate } from './HeldEstate';
import { seenCatalogs } from './seenCatalogs';

/**
 * The first brake. A right that was taken away shows up as an empty list, so a
 * list that is empty while the catalog holds something of it counts as not read,
 * and so does a workspace's while the catalog holds what no workspace shows: it may
 * be this one's, now that another one that was known to have it is gone.
 */
export function doubtEmpty(
  found: EstateReading,
  held: HeldEstate,
): { reading: EstateReading; doubts: string[] } {
  const doubts: string[] = [];
  const doubtful = (
    what: string,
    list: readonly unknown[] | undefined,
    hadBefore: boolean,
    why = 'and was not before',
  ): boolean => {
    if (list?.length !== 0 || !hadBefore) {
      return false;
    }
    doubts.push(
      `${what}: empty, ${why}; nothing of it is removed. If it is empty indeed, set catalog.providers.databricks.allowEmpty for one reading`,
    );
    return true;
  };
  // Where there were catalogs, there were workspaces and metastores.
  const had = (list: readonly unknown[]) =>
    !found.areWorkspacesConfigured && list.length + held.catalogs.length > 0;
  const reading = { ...found };
  if (doubtful('Workspaces', found.workspaces, had(held.workspaces))) {
    reading.areWorkspacesComplete = false;
  }
  if (doubtful('Metastores', found.metastores, had(held.metastores))) {
    reading.areMetastoresComplete = false;
    reading.areAssignmentsComplete = false;
  }
  const assigned = new Set(found.assignments.values());
  for (const { id, name } of found.metastores) {
    const isMissing =
      !assigned.has(id) &&
      found.workspaces.some(
        ({ key }) =>
          !found.assignments.has(key) && held.metastoreOf(key) === id,
      );
    if (doubtful(`Workspaces of metastore ${name}`, [], isMissing)) {
      reading.areAssignmentsComplete = false;
    }
  }
  const seen = new Set(seenCatalogs(found).map(({ key }) => key));
  const unseen = held.catalogs
    .map(({ annotations: has }) => ({
      metastoreId: has[annotations.metastoreId] ?? '',
      name: has[annotations.catalog] ?? '',
    }))
    .filter(
      ({ metastoreId, name }) => !seen.has(catalogKey(metastoreId, name)),
    );
  reading.catalogs = new Map(
    found.workspaces.map(({ key, id, name }) => {
      const list = found.catalogs.get(key);
      const metastoreId = found.assignments.get(key);
      // One that was seen by it alone, or by several that it may be among.
      const hadBefore = held.catalogs.some(({ annotations: has }) => {
        const only = has[annotations.workspaceId];
        return only
          ? only === id
          : has[annotations.metastoreId] === metastoreId;
      });
      // What it saw before may be written nowhere: its list may have been empty
      // for the same reason when the others' were read.
      const missing = unseen.find(one => one.metastoreId === metastoreId);
      const what = `Catalogs of workspace ${name}`;
      const isDoubtful =
        doubtful(what, list, hadBefore) ||
        doubtful(
          what,
          list,
          missing !== undefined,
          `while catalog ${missing?.name} of its metastore is not seen by any other`,
        );
      return [key, isDoubtful ? undefined : list];
    }),
  );
  reading.warehouses = new Map(found.warehouses);
  reading.schemas = new Map(found.schemas);
  for (const [key, list] of found.schemas) {
    if (doubtful(`Schemas of ${key}`, list, held.schemasOf(key).size > 0)) {
      reading.schemas.set(key, undefined);
    }
  }
  const warehouseWorkspaces = held.warehouseWorkspaces();
  for (const { key, id, name } of found.workspaces) {
    if (
      doubtful(
        `Warehouses of workspace ${name}`,
        found.warehouses.get(key),
        id !== undefined && warehouseWorkspaces.has(id),
      )
    ) {
      reading.warehouses.set(key, undefined);
    }
  }
  return { reading, doubts };
}
