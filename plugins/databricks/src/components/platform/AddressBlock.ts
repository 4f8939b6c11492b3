/** An IPv4 block as numbers. */
export interface AddressBlock {
  /** Its first address, 0 to 2^32 - 1. */
  first: number;
  /** Length of its prefix, 0 to 32. */
  prefix: number;
}
