import type { Answer } from '../databricks/Answer';
import { estateNames } from './EstateNames';

const CREATED = 1_760_000_000_000;
const TYPES = [
  ['bigint', 'LONG'],
  ['string', 'STRING'],
  ['decimal(18,2)', 'DECIMAL'],
  ['timestamp', 'TIMESTAMP'],
];

/** A table of an estate, as Unity Catalog answers it. */
export function estateTable(
  place: {
    metastoreId: string;
    catalog: string;
    schema: string;
    index: number;
  },
  columns: number,
): Answer {
  const { catalog, schema, index } = place;
  const name = estateNames.table(index);
  return {
    name,
    catalog_name: catalog,
    schema_name: schema,
    full_name: `${catalog}.${schema}.${name}`,
    metastore_id: place.metastoreId,
    owner: `team-${index % 20}`,
    comment: `Table ${index} of ${catalog}.${schema}.`,
    table_type: 'MANAGED',
    data_source_format: 'DELTA',
    storage_location: `s3://estate-${index % 40}/${catalog}/${schema}/${index}`,
    created_at: CREATED,
    updated_at: CREATED,
    properties: { 'delta.minReaderVersion': '1' },
    columns: Array.from({ length: columns }, (_, position) => {
      const [type_text, type_name] = TYPES[position % TYPES.length];
      return {
        name: `column_${position}`,
        type_text,
        type_name,
        position,
        nullable: position > 0,
        comment: `Column ${position}, ${type_text}.`,
      };
    }),
  };
}
