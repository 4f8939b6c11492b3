import {
  unityObjectPath,
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UnityCatalogDocument } from './UnityCatalogDocument';

/**
 * Longer texts are cut: the names of thousands of columns fit, and what is said of
 * them as far as there is room. Search gives the whole text with every result.
 */
const LONGEST_TEXT = 100_000;

/**
 * The document of an object: found by its name, by the names around it and by
 * what is said of it. The names of all columns come before the comments of any.
 *
 * @param page - path of the Databricks page of the portal
 */
export function documentOf(
  object: UnityObjectName,
  facts: {
    comment?: string;
    owner?: string;
    type?: string;
    columns?: Array<{ name: string; comment?: string }>;
  },
  page: string,
): UnityCatalogDocument {
  const { kind, metastoreId, catalog, schema, name } = object;
  const fullName = [catalog, schema, name]
    .filter(part => part !== undefined)
    .join('.');
  const { columns = [] } = facts;
  const text = [
    fullName,
    facts.comment,
    columns.map(column => column.name).join(', '),
    columns
      .flatMap(({ name: of, comment }) =>
        comment ? [`${of}: ${comment}`] : [],
      )
      .join('\n'),
  ]
    .filter(part => part)
    .join('\n');
  return {
    title: name ?? schema ?? catalog,
    text: indexable(text.slice(0, LONGEST_TEXT)),
    location: unityObjectPath(object, page),
    kind,
    objectType: facts.type ?? '',
    metastoreId,
    catalog,
    schema: schema ?? '',
    fullName,
    owner: facts.owner ?? '',
    authorization: { resourceRef: unityObjectRef(object) },
  };
}

/**
 * Without what no database of an index takes: NUL, and halves of characters, as
 * cutting a text leaves them. One such text would end the whole index.
 */
function indexable(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '');
}
