import type { CatalogViewer } from './CatalogViewer';
import type { UnityRights } from './UnityRights';

/** Who asks, and whose rights Unity Catalog is read with for them. */
export interface UnityCaller extends CatalogViewer {
  rights: UnityRights;
}
