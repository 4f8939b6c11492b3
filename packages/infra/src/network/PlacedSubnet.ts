/** A subnet and the zone that it lies in. */
export interface PlacedSubnet {
  readonly id: string;
  readonly availabilityZone: string;
}
