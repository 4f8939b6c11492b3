import type { JudgedObject } from './JudgedObject';

/** What a policy lets a caller see of Unity Catalog. */
export interface UnityDecision {
  /** @returns for each object whether the caller may see it, in their order */
  allows(objects: readonly JudgedObject[]): Promise<boolean[]>;
}
