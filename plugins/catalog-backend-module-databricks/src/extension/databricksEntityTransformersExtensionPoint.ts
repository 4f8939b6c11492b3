import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DatabricksEntityTransformers } from './DatabricksEntityTransformers';

/**
 * Takes transformers of entities.
 *
 * @public
 */
export interface DatabricksEntityTransformersExtensionPoint {
  /**
   * @throws ConflictError for a kind that has a transformer already
   */
  set(transformers: DatabricksEntityTransformers): void;
}

/**
 * Lets a module of your own change the entities of this one, or leave some out.
 *
 * @public
 */
export const databricksEntityTransformersExtensionPoint =
  createExtensionPoint<DatabricksEntityTransformersExtensionPoint>({
    id: 'catalog.databricks.entity-transformers',
  });
