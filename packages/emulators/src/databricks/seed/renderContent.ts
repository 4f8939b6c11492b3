import type { Answer } from '../Answer';
import { columnTypeName } from '../columnTypeName';
import { stableId } from '../stableId';
import type { SeededSchema, SeededTable } from './seedDocument';

/** Where something is that a schema holds. */
export interface ContentPlace {
  catalog: string;
  schema: string;
  metastoreId?: string;
  /** Owner of the schema: of what it holds, where the seed names none. */
  owner?: string;
}

interface SeededPlace extends ContentPlace {
  startedAt: number;
}

const DAY_MS = 86_400_000;
const VIEWS = ['VIEW', 'MATERIALIZED_VIEW', 'METRIC_VIEW'];

function common(
  at: SeededPlace,
  name: string,
  item: { owner?: string; comment?: string },
): Answer {
  const full = `${at.catalog}.${at.schema}.${name}`;
  const owner = item.owner ?? at.owner;
  // Some time of the last months, and the same at every start of one day.
  const age = (Number.parseInt(stableId.hex(full, 4), 16) % 90) + 2;
  const created = Math.floor(at.startedAt / DAY_MS) * DAY_MS - age * DAY_MS;
  return {
    name,
    catalog_name: at.catalog,
    schema_name: at.schema,
    full_name: full,
    ...(at.metastoreId ? { metastore_id: at.metastoreId } : {}),
    ...(owner ? { owner, created_by: owner, updated_by: owner } : {}),
    ...(item.comment ? { comment: item.comment } : {}),
    created_at: created,
    updated_at: created + (age - 1) * DAY_MS,
    browse_only: false,
  };
}

/** A table as GET /tables/{full name} has it. */
export function renderTable(
  at: SeededPlace,
  name: string,
  table: SeededTable,
): Answer {
  const full = `${at.catalog}.${at.schema}.${name}`;
  const format =
    table.format ?? (VIEWS.includes(table.type) ? undefined : 'DELTA');
  return {
    ...common(at, name, table),
    table_type: table.type,
    table_id: stableId.uuid(`table ${full}`),
    ...(format ? { data_source_format: format } : {}),
    ...(table.location ? { storage_location: table.location } : {}),
    ...(table.definition ? { view_definition: table.definition } : {}),
    ...(table.rowFilter
      ? {
          row_filter: {
            function_name: table.rowFilter,
            input_column_names: [],
          },
        }
      : {}),
    ...(table.type === 'STREAMING_TABLE' || table.type === 'MATERIALIZED_VIEW'
      ? { pipeline_id: stableId.uuid(`pipeline ${full}`) }
      : {}),
    columns: table.columns.map((column, position) => ({
      name: column.name,
      type_text: column.type.toLowerCase(),
      type_name: columnTypeName(column.type),
      position,
      nullable: column.nullable,
      ...(column.comment ? { comment: column.comment } : {}),
      ...(column.partitionIndex === undefined
        ? {}
        : { partition_index: column.partitionIndex }),
      ...(column.mask ? { mask: { function_name: column.mask } } : {}),
    })),
    table_constraints: [
      ...(table.primaryKey.length
        ? [
            {
              primary_key_constraint: {
                name: `${name}_pk`,
                child_columns: table.primaryKey,
              },
            },
          ]
        : []),
      ...table.foreignKeys.map((key, index) => ({
        foreign_key_constraint: {
          name: `${name}_fk${index + 1}`,
          child_columns: key.columns,
          parent_table: key.parent,
          parent_columns: key.parentColumns,
        },
      })),
    ],
    properties: table.properties,
  };
}

export function renderVolume(
  at: SeededPlace,
  name: string,
  volume: SeededSchema['volumes'][string],
): Answer {
  const full = `${at.catalog}.${at.schema}.${name}`;
  return {
    ...common(at, name, volume),
    volume_type: volume.type,
    volume_id: stableId.uuid(`volume ${full}`),
    storage_location:
      volume.location ??
      `s3://${at.catalog.replaceAll(
        '_',
        '-',
      )}/__unitystorage/volumes/${stableId.uuid(`volume ${full}`)}`,
  };
}

export function renderFunction(
  at: SeededPlace,
  name: string,
  item: SeededSchema['functions'][string],
): Answer {
  return {
    ...common(at, name, item),
    data_type: columnTypeName(item.returns),
    full_data_type: item.returns,
    routine_body: item.language === 'SQL' ? 'SQL' : 'EXTERNAL',
    ...(item.language === 'SQL' ? {} : { external_language: item.language }),
    routine_definition: item.body,
    specific_name: name,
    input_params: {
      parameters: item.parameters.map((parameter, position) => ({
        name: parameter.name,
        type_text: parameter.type.toLowerCase(),
        type_name: columnTypeName(parameter.type),
        type_json: JSON.stringify(parameter.type.toLowerCase()),
        position,
      })),
    },
  };
}

export function renderModel(
  at: SeededPlace,
  name: string,
  model: SeededSchema['models'][string],
): Answer {
  const id = stableId.uuid(`model ${at.catalog}.${at.schema}.${name}`);
  return {
    ...common(at, name, model),
    id,
    storage_location: `s3://${at.catalog.replaceAll(
      '_',
      '-',
    )}/__unitystorage/models/${id}`,
  };
}
