import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import type { UnitySchemaInfo } from '@lakeport/backstage-plugin-databricks-node';
import { accountEntity } from '../transform/accountEntity';
import { catalogEntity } from '../transform/catalogEntity';
import {
  metastoreEntity,
  metastoreEntityName,
} from '../transform/metastoreEntity';
import { schemaEntity } from '../transform/schemaEntity';
import { warehouseEntity } from '../transform/warehouseEntity';
import { workspaceEntity } from '../transform/workspaceEntity';
import type { EstateOptions } from './EstateOptions';
import type { EstateReading } from './EstateReading';
import type { EstateThing } from './EstateThing';
import type { EstateWorkspace } from './EstateWorkspace';
import type { HeldEstate } from './HeldEstate';
import type { SeenCatalog } from './SeenCatalog';
import { seenCatalogs } from './seenCatalogs';

/**
 * The things of a reading with their entities. A relation whose source could not
 * be read now is what the catalog holds of it, so that a failing source changes
 * nothing.
 */
export function thingsOf(
  reading: EstateReading,
  options: Pick<EstateOptions, 'limits'> & { prefix: string; held: HeldEstate },
): { things: EstateThing[]; cuts: string[] } {
  const { prefix, held } = options;
  const { accountId } = reading;
  const common = { prefix, accountId };
  const metastoreNames = new Map(
    reading.metastores.map(one => [one.id, metastoreEntityName(one)]),
  );
  const metastoreOf = (id: string) => ({
    id,
    entityName: metastoreNames.get(id) ?? held.metastoreEntityName(id),
  });
  const heldOf = ({ key }: EstateWorkspace) =>
    held.at(`${prefix}workspaces/${key}`)?.annotations ?? {};

  const workspaces = reading.workspaces.map(workspace => {
    const metastoreId =
      reading.assignments.get(workspace.key) ??
      (reading.areAssignmentsComplete
        ? undefined
        : heldOf(workspace)[annotations.metastoreId]);
    return workspaceEntity(workspace, {
      ...common,
      metastore: metastoreId ? metastoreOf(metastoreId) : undefined,
      vpcId:
        workspace.vpcId ??
        (reading.areNetworksComplete
          ? undefined
          : heldOf(workspace)[annotations.vpcId]),
    });
  });

  const seen = seenCatalogs(reading);
  const onlyOf = onlyWorkspace(reading, options);
  const catalogs = seen.map(one =>
    catalogEntity(one, {
      ...common,
      metastore: metastoreOf(one.catalog.metastoreId),
      only: onlyOf(one),
    }),
  );

  const { kept, cuts } = keptSchemas(seen, reading, options);
  const schemas = kept.map(({ of, schema }) =>
    schemaEntity(schema, { ...common, of, only: onlyOf(of) }),
  );
  const warehouses = reading.workspaces.flatMap(workspace =>
    (reading.warehouses.get(workspace.key) ?? []).map(warehouse =>
      warehouseEntity(warehouse, { ...common, workspace }),
    ),
  );
  return {
    things: [
      ...(accountId ? [accountEntity(accountId, prefix)] : []),
      ...reading.metastores.map(one => metastoreEntity(one, common)),
      ...workspaces,
      ...catalogs,
      ...schemas,
      ...warehouses,
    ],
    cuts,
  };
}

/**
 * The workspace that alone sees a catalog. While one of the metastore's
 * workspaces cannot be read, that is claimed only if it was known before.
 */
function onlyWorkspace(
  reading: EstateReading,
  { held }: { held: HeldEstate },
): (of: SeenCatalog) => EstateWorkspace | undefined {
  const heldOnly = new Map(
    held.catalogs.map(({ annotations: found }) => [
      `${found[annotations.metastoreId]}/${found[annotations.catalog]}`,
      found[annotations.workspaceId],
    ]),
  );
  const hasUnread = new Map<string, boolean>();
  for (const { key } of reading.workspaces) {
    const metastoreId = reading.assignments.get(key);
    if (metastoreId && reading.catalogs.get(key) === undefined) {
      hasUnread.set(metastoreId, true);
    }
  }
  return ({ key, catalog, seenBy }) => {
    if (seenBy.length !== 1) {
      return undefined;
    }
    const isSure =
      reading.areAssignmentsComplete && !hasUnread.get(catalog.metastoreId);
    const [only] = seenBy;
    return isSure || (only.id !== undefined && heldOnly.get(key) === only.id)
      ? only
      : undefined;
  };
}

/** Schemas within the limits: those that are entities already, then by name. */
function keptSchemas(
  seen: SeenCatalog[],
  reading: EstateReading,
  { limits, held }: Pick<EstateOptions, 'limits'> & { held: HeldEstate },
): {
  kept: Array<{ of: SeenCatalog; schema: UnitySchemaInfo }>;
  cuts: string[];
} {
  const cuts: string[] = [];
  const all = seen.flatMap(of => {
    const known = held.schemasOf(of.key);
    const schemas = [...(reading.schemas.get(of.key) ?? [])]
      .map(schema => ({ of, schema, isKnown: known.has(schema.name) }))
      .sort(byKnownThenName);
    if (schemas.length > limits.schemasPerCatalog) {
      cuts.push(
        `Catalog ${of.catalog.name} has ${schemas.length} schemas; ${limits.schemasPerCatalog} of them are entities (catalog.providers.databricks.maxSchemasPerCatalog)`,
      );
    }
    return schemas.slice(0, limits.schemasPerCatalog);
  });
  if (all.length <= limits.schemas) {
    return { kept: all, cuts };
  }
  cuts.push(
    `${all.length} schemas would be entities; ${limits.schemas} of them are (catalog.providers.databricks.maxSchemas)`,
  );
  const known = all.filter(({ isKnown }) => isKnown);
  const others = all.filter(({ isKnown }) => !isKnown);
  return { kept: [...known, ...others].slice(0, limits.schemas), cuts };
}

function byKnownThenName(
  a: { isKnown: boolean; schema: UnitySchemaInfo },
  b: { isKnown: boolean; schema: UnitySchemaInfo },
): number {
  if (a.isKnown !== b.isKnown) {
    return a.isKnown ? -1 : 1;
  }
  return a.schema.name < b.schema.name ? -1 : 1;
}
