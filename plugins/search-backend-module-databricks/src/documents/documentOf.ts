import {
  unityObjectPath,
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UnityCatalogDocument } from './UnityCatalogDocument';

/** Longer texts are cut: a table may have thousands of columns. */
const LONGEST_TEXT = 20_000;

/**
 * The document of an object: found by its name, by the names around it and by
 * what is said of it.
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
  const columns = (facts.columns ?? []).map(column =>
    column.comment ? `${column.name} (${column.comment})` : column.name,
  );
  const text = [fullName, facts.comment, columns.join(', ')]
    .filter(part => part)
    .join('\n');
  return {
    title: name ?? schema ?? catalog,
    text: text.slice(0, LONGEST_TEXT),
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
