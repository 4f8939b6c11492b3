import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import type { EstateReading } from './EstateReading';
import type { HeldEstate } from './HeldEstate';

/**
 * The first brake. A right that was taken away shows up as an empty list, so a
 * list that is empty while the catalog holds something of it counts as not read.
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
  ): boolean => {
    if (list?.length !== 0 || !hadBefore) {
      return false;
    }
    doubts.push(
      `${what}: empty, and was not before; nothing of it is removed. If it is empty indeed, set catalog.providers.databricks.allowEmpty for one reading`,
    );
    return true;
  };
  // Where there were catalogs, there were workspaces and metastores.
  const had = (list: readonly unknown[]) =>
    list.length + held.catalogs.length > 0;
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
      return [
        key,
        doubtful(`Catalogs of workspace ${name}`, list, hadBefore)
          ? undefined
          : list,
      ];
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
