import { InputError } from '@backstage/errors';
import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';
import type {
  UnityCatalogReader,
  UnityColumn,
  UnityObject as FoundObject,
} from '@lakeport/backstage-plugin-databricks-node';
import { fullNameOf } from './fullNameOf';
import type { UnityDetail } from './UnityDetail';
import { unityObjectOf } from './unityObjectOf';

/**
 * Reads all that Databricks tells of one object.
 *
 * @throws DatabricksApiError
 * @throws InputError when the name has not the parts that its kind has
 */
export async function unityDetailOf(
  object: UnityObjectName,
  reader: UnityCatalogReader,
  signal: AbortSignal,
): Promise<UnityDetail> {
  const { kind, catalog, schema } = object;
  const fullName = fullNameOf(object);
  if (kind === 'catalog') {
    const found = await reader.catalog(catalog, { signal });
    const { storageLocation, storageRoot, connectionName } = found;
    const { providerName, shareName, properties } = found;
    return {
      object: unityObjectOf.catalog(found),
      properties,
      ...made(found),
      ...(storageLocation && { storageLocation }),
      ...(storageRoot && { storageRoot }),
      ...(connectionName && { connectionName }),
      ...(providerName && { providerName }),
      ...(shareName && { shareName }),
    };
  }
  if (schema === undefined) {
    throw new InputError(`a ${kind} is in a schema`);
  }
  const place = { catalog, schema };
  switch (kind) {
    case 'schema': {
      const found = await reader.schema(fullName, { signal });
      return {
        object: unityObjectOf.schema(found),
        properties: found.properties,
        ...made(found),
        ...(found.storageLocation && {
          storageLocation: found.storageLocation,
        }),
      };
    }
    case 'table':
      return tableOf(fullName, reader, signal);
    case 'volume': {
      const found = await reader.volume(fullName, { signal });
      return {
        object: unityObjectOf.volume(found, place),
        properties: {},
        ...made(found),
        ...(found.storageLocation && {
          storageLocation: found.storageLocation,
        }),
      };
    }
    case 'function': {
      const found = await reader.function(fullName, { signal });
      const { type, language, body, definition, parameters } = found;
      return {
        object: unityObjectOf.function(found, place),
        properties: {},
        ...made(found),
        function: {
          parameters: parameters.map(({ name, type: of }) => ({
            name,
            ...(of && { type: of }),
          })),
          ...(type && { returns: type }),
          ...((language ?? body) && { language: language ?? body }),
          ...(definition && { definition }),
        },
      };
    }
    default: {
      const found = await reader.model(fullName, { signal });
      return {
        object: unityObjectOf.model(found, place),
        properties: {},
        ...made(found),
        ...(found.storageLocation && {
          storageLocation: found.storageLocation,
        }),
      };
    }
  }
}

async function tableOf(
  fullName: string,
  reader: UnityCatalogReader,
  signal: AbortSignal,
): Promise<UnityDetail> {
  const found = await reader.table(fullName, { signal });
  const { storageLocation, viewDefinition, rowFilterFunction } = found;
  return {
    object: unityObjectOf.table(found),
    properties: found.properties,
    ...made(found),
    ...(storageLocation && { storageLocation }),
    ...(viewDefinition && { viewDefinition }),
    ...(rowFilterFunction && { rowFilterFunction }),
    ...(found.pipelineId && { pipelineId: found.pipelineId }),
    columns: inOrder(found.columns).map(
      ({ name, type, nullable, comment, partitionIndex, maskFunction }) => ({
        name,
        ...(type && { type }),
        ...(nullable !== undefined && { nullable }),
        ...(comment && { comment }),
        ...(partitionIndex !== undefined && { partitionIndex }),
        ...(maskFunction && { maskFunction }),
      }),
    ),
    constraints: found.constraints.map(
      ({ kind, name, columns, parentTable, parentColumns }) => ({
        kind,
        columns,
        ...(name && { name }),
        ...(parentTable && { parentTable, parentColumns }),
      }),
    ),
  };
}

/** Columns that tell no place stay where they are. */
function inOrder(columns: readonly UnityColumn[]): UnityColumn[] {
  return [...columns].sort((a, b) =>
    a.position === undefined || b.position === undefined
      ? 0
      : a.position - b.position,
  );
}

function made({ createdAt, createdBy, updatedBy }: FoundObject) {
  return {
    ...(createdAt && { createdAt }),
    ...(createdBy && { createdBy }),
    ...(updatedBy && { updatedBy }),
  };
}
