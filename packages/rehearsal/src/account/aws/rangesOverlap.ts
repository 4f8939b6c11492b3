import ipaddr from 'ipaddr.js';

/** Whether two blocks of IPv4 addresses have one in common. */
export function rangesOverlap(one: string, other: string): boolean {
  const [a, b] = [ipaddr.parseCIDR(one), ipaddr.parseCIDR(other)];
  return a[0].match(b[0], Math.min(a[1], b[1]));
}
