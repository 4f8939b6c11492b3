import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import type { HeldEntity } from '../held/HeldEntity';
import { catalogKey } from './catalogKey';
import type { EstateOptions } from './EstateOptions';
import type { EstateReading } from './EstateReading';
import type { Absence } from './EstateView';
import type { HeldEstate } from './HeldEstate';
import { seenCatalogs } from './seenCatalogs';

/**
 * Tells of an entity that the catalog holds and that nothing was found for
 * whether what it stands for is known to be gone: everything that would show it
 * was read, and did not.
 */
export function absenceFrom(
  reading: EstateReading,
  options: Pick<EstateOptions, 'include'> & {
    prefix: string;
    held: HeldEstate;
  },
): (held: HeldEntity) => Absence {
  const { include, prefix } = options;
  const workspaces = new Set(reading.workspaces.map(({ key }) => key));
  const metastores = new Set(reading.metastores.map(({ id }) => id));
  const seen = new Set(seenCatalogs(reading).map(({ key }) => key));
  const heldCatalogs = new Map(
    options.held.catalogs.map(held => [keyOf(held), held]),
  );

  const isWorkspaceGone = (key: string) =>
    reading.areWorkspacesComplete && !workspaces.has(key);

  const isMetastoreGone = (id: string) =>
    reading.areMetastoresComplete && !metastores.has(id);

  const isCatalogGone = (key: string, held: HeldEntity | undefined) => {
    const metastoreId = key.slice(0, key.indexOf('/'));
    if (seen.has(key)) {
      return false;
    }
    if (isMetastoreGone(metastoreId)) {
      return true;
    }
    if (!reading.areWorkspacesComplete || !reading.areAssignmentsComplete) {
      return false;
    }
    const attached = reading.workspaces.filter(
      workspace => reading.assignments.get(workspace.key) === metastoreId,
    );
    const read = attached.filter(
      workspace => reading.catalogs.get(workspace.key) !== undefined,
    );
    // Nothing at all of a metastore that had catalogs is a right that was taken away.
    if (![...seen].some(other => other.startsWith(`${metastoreId}/`))) {
      return false;
    }
    if (held?.annotations[annotations.isolationMode] === 'OPEN') {
      return read.length > 0;
    }
    const only = held?.annotations[annotations.workspaceId];
    // What has been bound to another workspace since, which cannot be read now,
    // goes and comes back.
    const onlyAttached = attached.find(({ id }) => only && id === only);
    if (onlyAttached) {
      return read.includes(onlyAttached);
    }
    // Its workspace is gone, or it was bound to several: whichever has it now.
    return read.length > 0 && read.length === attached.length;
  };

  const isGone = (held: HeldEntity): boolean => {
    const path = held.location.slice(prefix.length);
    switch (held.type) {
      case entityTypes.workspace:
        return isWorkspaceGone(path.slice('workspaces/'.length));
      case entityTypes.metastore:
        return isMetastoreGone(held.annotations[annotations.metastoreId] ?? '');
      case entityTypes.catalog:
        return isCatalogGone(keyOf(held), held);
      case entityTypes.schema: {
        const key = keyOf(held);
        if (!seen.has(key)) {
          return isCatalogGone(key, heldCatalogs.get(key));
        }
        const schemas = reading.schemas.get(key);
        const name = held.annotations[annotations.schema];
        return schemas !== undefined && !schemas.some(one => one.name === name);
      }
      case entityTypes.warehouse: {
        const [, key = ''] = path.split('/');
        if (isWorkspaceGone(key)) {
          return true;
        }
        const warehouses = reading.warehouses.get(key);
        const id = held.annotations[annotations.warehouseId];
        return (
          warehouses !== undefined && !warehouses.some(one => one.id === id)
        );
      }
      default:
        return false;
    }
  };

  return held => {
    if (
      (held.type === entityTypes.schema && !include.schemas) ||
      (held.type === entityTypes.warehouse && !include.warehouses)
    ) {
      return 'unwanted';
    }
    return isGone(held) ? 'gone' : 'unknown';
  };
}

function keyOf({ annotations: found }: HeldEntity): string {
  return catalogKey(
    found[annotations.metastoreId] ?? '',
    found[annotations.catalog] ?? '',
  );
}
