/** An entity that the catalog holds of a provider. */
export interface HeldEntity {
  ref: string;
  /** Its `spec.type`. */
  type: string;
  /** `backstage.io/managed-by-location`, which names the thing that it stands for. */
  location: string;
  annotations: Record<string, string>;
}
