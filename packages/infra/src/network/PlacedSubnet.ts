/**
 * A subnet and the zone that it lies in.
 *
 * @public
 */
export interface PlacedSubnet {
  readonly id: string;
  readonly availabilityZone: string;
}
