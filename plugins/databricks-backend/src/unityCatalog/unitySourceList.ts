import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksList,
  DatabricksPageOptions,
  UnityCatalogReader,
} from '@lakeport/backstage-plugin-databricks-node';
import type { SourcePage } from './collectPage';
import { likeLiteral } from './likeLiteral';
import { unityObjectOf } from './unityObjectOf';
import type { UnityListRequest } from './UnityListRequest';

/**
 * One page of Databricks' own list of a level. Tables whose name is looked for
 * come from table summaries, which Databricks filters; everything else comes as
 * it is.
 *
 * @throws DatabricksApiError
 */
export async function unitySourceList(
  reader: UnityCatalogReader,
  request: UnityListRequest,
  options: DatabricksPageOptions,
): Promise<SourcePage<UnityObject>> {
  const { kind, catalog = '', schema = '', q } = request;
  const place = { catalog, schema };
  const pageOf = async <T>(
    list: DatabricksList<T>,
    shown: (found: T) => UnityObject,
  ): Promise<SourcePage<UnityObject>> => {
    const { items, nextPageToken } = await list.page(options);
    return {
      items: items.map(shown),
      ...(nextPageToken !== undefined && { nextPageToken }),
    };
  };
  switch (kind) {
    case 'catalog':
      return pageOf(
        // Of a workspace that is asked for, only what it may use.
        reader.catalogs({ unbound: request.workspace === undefined }),
        unityObjectOf.catalog,
      );
    case 'schema':
      return pageOf(reader.schemas(catalog), unityObjectOf.schema);
    case 'table':
      return q === undefined
        ? pageOf(reader.tables(catalog, schema), unityObjectOf.table)
        : pageOf(
            reader.tableSummaries(catalog, {
              ...(request.schema !== undefined && {
                schema: likeLiteral(request.schema),
              }),
              // Unity Catalog keeps names in lower case (Databricks, 2026).
              table: `%${likeLiteral(q.toLowerCase())}%`,
            }),
            found => unityObjectOf.summary(found, catalog),
          );
    case 'volume':
      return pageOf(reader.volumes(catalog, schema), found =>
        unityObjectOf.volume(found, place),
      );
    case 'function':
      return pageOf(reader.functions(catalog, schema), found =>
        unityObjectOf.function(found, place),
      );
    default:
      return pageOf(reader.models(catalog, schema), found =>
        unityObjectOf.model(found, place),
      );
  }
}
