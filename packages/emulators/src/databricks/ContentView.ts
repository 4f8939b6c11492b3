import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import type { Answer } from './Answer';
import { columnTypeName } from './columnTypeName';
import { fields } from './fields';
import type { ContentKind } from './UnityCatalogSource';

/** Where a schema is. */
export interface SchemaPlace {
  metastoreId: string;
  catalog: string;
  schema: string;
}

const TYPES: Record<ContentKind, { types: string[]; names: string[] }> = {
  tables: {
    types: ['databricks_sql_table', 'databricks_table'],
    names: [
      'table_type',
      'data_source_format',
      'storage_location',
      'view_definition',
      'properties',
    ],
  },
  volumes: {
    types: ['databricks_volume'],
    names: ['volume_type', 'volume_id', 'storage_location'],
  },
  functions: { types: [], names: [] },
  models: {
    types: ['databricks_registered_model'],
    names: ['storage_location'],
  },
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Columns as Terraform keeps them, in the words of Unity Catalog. */
function columnsOf({ attributes }: HeldObject): Answer[] {
  const columns = attributes.column ?? attributes.columns;
  return (Array.isArray(columns) ? columns : [])
    .filter(isRecord)
    .map((column, position) => {
      const type = String(column.type ?? column.type_text ?? 'string');
      return {
        name: column.name,
        type_text: type,
        type_name: columnTypeName(type),
        position,
        nullable: column.nullable ?? true,
        ...(fields.text(column.comment) ? { comment: column.comment } : {}),
      };
    });
}

/** Joins what Terraform made in schemas into the answers of Unity Catalog's API. */
export class ContentView {
  constructor(private readonly objects: AccountObjects) {}

  contents(kind: ContentKind, place: SchemaPlace): Answer[] {
    const { metastoreId, catalog, schema } = place;
    const { types, names } = TYPES[kind];
    return types
      .flatMap(type => this.objects.inMetastore(type, metastoreId))
      .filter(
        ({ attributes }) =>
          attributes.catalog_name === catalog &&
          attributes.schema_name === schema,
      )
      .map(object => ({
        ...fields.pick(object, [
          'name',
          'catalog_name',
          'schema_name',
          'owner',
          'comment',
          'created_at',
          'created_by',
          'updated_at',
          'updated_by',
          ...names,
        ]),
        ...(kind === 'tables' ? { columns: columnsOf(object) } : {}),
        full_name: `${catalog}.${schema}.${String(object.attributes.name)}`,
        metastore_id: metastoreId,
      }));
  }
}
