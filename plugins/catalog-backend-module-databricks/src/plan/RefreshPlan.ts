import type { Entity } from '@backstage/catalog-model';

/** What the catalog is told. */
export interface RefreshPlan {
  /** All that was found, sorted by name. */
  added: Entity[];
  /** References, sorted. */
  removed: string[];
  /** What would be removed if that were not too much at once. */
  heldBack?: {
    /** Sorted. */
    refs: string[];
    /** Names exactly these references; a person lets them go by it. */
    digest: string;
    /** How many may go at once. */
    most: number;
  };
}
