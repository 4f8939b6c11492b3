/**
 * What the network connectivity configuration of a region is called: by the
 * platform that holds it, or by the project when it is standalone.
 */
export function networkConnectivityName(owner: string, region: string): string {
  return `${owner}-${region}`;
}
