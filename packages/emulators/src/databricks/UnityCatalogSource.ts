import type { Answer } from './Answer';
import type { Rows } from './Rows';

/** From where somebody looks at Unity Catalog. */
export interface Viewpoint {
  metastoreId: string;
  workspaceId: string;
  /** Whether also catalogs are wanted that are not bound to the workspace. */
  unbound?: boolean;
}

/** What a schema holds, by the names of Unity Catalog's lists. */
export type ContentKind = 'tables' | 'volumes' | 'functions' | 'models';

/** What a metastore holds beside catalogs, by the names of Unity Catalog's lists. */
export type SecurableKind = 'external-locations' | 'storage-credentials';

/** Which tables a summary is wanted of. */
export interface SummaryFilter {
  schema(name: string): boolean;
  table(name: string): boolean;
}

/** What one principal may do. */
export interface GrantAnswer extends Answer {
  principal: string;
  privileges: Array<{
    privilege: string;
    inherited_from_type?: string;
    inherited_from_name?: string;
  }>;
}

/**
 * Where the routes of Unity Catalog find what they answer, in the shapes of the
 * wire. What is not there, or cannot be seen from where one looks, is undefined.
 */
export interface UnityCatalogSource {
  catalogs(from: Viewpoint): Rows<Answer>;
  catalog(from: Viewpoint, name: string): Answer | undefined;
  schemas(from: Viewpoint, catalog: string): Rows<Answer>;
  schema(from: Viewpoint, catalog: string, name: string): Answer | undefined;
  contents(
    from: Viewpoint,
    kind: ContentKind,
    catalog: string,
    schema: string,
  ): Rows<Answer>;
  content(
    from: Viewpoint,
    kind: ContentKind,
    fullName: string,
  ): Answer | undefined;
  summaries(
    from: Viewpoint,
    catalog: string,
    filter: SummaryFilter,
  ): Rows<Answer>;
  securables(from: Viewpoint, kind: SecurableKind): Rows<Answer>;
  /**
   * What principals may do with something, by itself and by what it is in.
   *
   * @param type - such as `table`, in lower case
   */
  grants(
    from: Viewpoint,
    type: string,
    fullName: string,
  ): Rows<GrantAnswer> | undefined;
  /** @param type - such as `catalog` */
  bindings(
    from: Viewpoint,
    type: string,
    name: string,
  ): Rows<Answer> | undefined;
  /** @param type - such as `tables`, in the plural that tags have */
  tags(from: Viewpoint, type: string, fullName: string): Rows<Answer>;
  tableLineage(from: Viewpoint, fullName: string): Answer | undefined;
  columnLineage(
    from: Viewpoint,
    fullName: string,
    column: string,
  ): Answer | undefined;
}
