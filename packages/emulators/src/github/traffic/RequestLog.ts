import { routeOf } from './routeOf';

/** How many requests are kept one by one. */
const KEPT = 1000;

/** A request that has been answered, or whose connection ended before. */
export interface LoggedRequest {
  /** When it came. */
  at: string;
  method: string;
  /** With the query. */
  path: string;
  /** null without an answer. */
  status: number | null;
  /** Whose token it had; null without one. */
  login: string | null;
}

interface Count {
  method: string;
  route: string;
  status: number | null;
  count: number;
}

/** Counts requests by route and status, for tests and benchmarks. */
export class RequestLog {
  private since = new Date().toISOString();
  private readonly counts = new Map<string, Count>();
  private latest: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    const { method, status } = request;
    const route = routeOf(request.path);
    const key = `${method} ${route} ${status}`;
    const known = this.counts.get(key) ?? { method, route, status, count: 0 };
    this.counts.set(key, { ...known, count: known.count + 1 });
    this.latest.push(request);
    this.latest = this.latest.slice(-KEPT);
  }

  clear(): void {
    this.since = new Date().toISOString();
    this.counts.clear();
    this.latest = [];
  }

  toJSON() {
    const counts = [...this.counts.values()].sort(
      (a, b) =>
        a.route.localeCompare(b.route) || a.method.localeCompare(b.method),
    );
    return {
      since: this.since,
      total: counts.reduce((sum, { count }) => sum + count, 0),
      counts,
      /** The last ones, oldest first. */
      latest: this.latest,
    };
  }
}
