import type { AddressPool } from '@lakeport/backstage-plugin-databricks-common';

/** Whether nobody has or asks for any of a pool: its one range says it all. */
export function isWhollyFree({ cidr, used, free }: AddressPool): boolean {
  return used.length === 0 && free.length === 1 && free[0] === cidr;
}
