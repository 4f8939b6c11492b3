/**
 * A bucket that compute reaches with a role of the customer.
 *
 * @public
 */
export interface ReachedBucket {
  readonly name: string;
  readonly access: 'read' | 'read-write';
}
