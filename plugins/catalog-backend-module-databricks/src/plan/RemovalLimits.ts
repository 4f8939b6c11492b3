/** How much may be removed at once without a person. */
export interface RemovalLimits {
  /** Of what the catalog holds of one source; 0 to 100. */
  percentage: number;
  /** Digests of removals that a person has let through. */
  allowed: string[];
}
