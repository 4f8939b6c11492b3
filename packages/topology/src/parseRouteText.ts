/** What a route says: a CIDR block, a service or a prefix list, and where it leads. */
export interface RouteText {
  destination: string;
  /** Name or id. */
  target: string;
}

const ROUTE = /^(\S+|a prefix list) to (.+)$/;

/**
 * Reads a route as nodes have it among their facts, such as `0.0.0.0/0 to nat-1`.
 *
 * @returns undefined for a text that is no route
 */
export function parseRouteText(text: string): RouteText | undefined {
  const [, destination, target] = ROUTE.exec(text) ?? [];
  return destination && target ? { destination, target } : undefined;
}
