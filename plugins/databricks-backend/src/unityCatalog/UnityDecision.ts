import type { CatalogViewer } from './CatalogViewer';
import type { JudgedObject } from './JudgedObject';

/** What a policy lets a caller see of Unity Catalog, and of the catalog's entities beside it. */
export interface UnityDecision {
  /** @returns for each object whether the caller may see it, in their order */
  allows(objects: readonly JudgedObject[]): Promise<boolean[]>;
  /** @returns false where rules keep all of a metastore from the caller by its id */
  reaches(metastoreId: string): boolean;
  /**
   * Who the catalog is asked as for entities that are shown to the caller: the
   * portal, once for all, while the policy lets the caller see every entity; else
   * the caller.
   */
  viewer(caller: CatalogViewer): CatalogViewer;
}
