import type { RequestHandler } from 'express';

/** What was asked of an estate. @public */
export interface EstateRequests {
  total: number;
  /** By method and route, in which ids and names are left out. */
  byRoute: Record<string, number>;
  byStatus: Record<string, number>;
  /** Most at a time. */
  peak: number;
}

/** A route as people would write it: without what differs from one thing to the next. */
function routeOf(method: string, path: string): string {
  return `${method} ${path
    .replace(/\?.*$/, '')
    .replace(/\/accounts\/[^/]+/, '/accounts/:account')
    .replace(/^\/w\/\d+/, '/w/:workspace')
    .replace(/\/(workspaces|metastores)\/[^/]+/, '/$1/:id')
    .replace(
      /\/(catalogs|schemas|tables|volumes|functions|models)\/[^/]+$/,
      '/$1/:name',
    )
    .replace(
      /\/(effective-permissions|bindings|entity-tag-assignments)\/([^/]+)\/[^/]+/,
      '/$1/$2/:name',
    )}`;
}

/** Counts requests, lets them take their time, and refuses those that are too many. */
export class EstateTraffic {
  private counted: EstateRequests = EstateTraffic.none();
  private now = 0;
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly options: {
      latencyMs: number;
      /** Of each host; any number when left out. */
      requestsPerSecond?: number;
    },
  ) {}

  private static none(): EstateRequests {
    return { total: 0, byRoute: {}, byStatus: {}, peak: 0 };
  }

  requests(): EstateRequests {
    return structuredClone(this.counted);
  }

  reset(): void {
    this.counted = EstateTraffic.none();
  }

  /** @param hostOf - whose limit a path counts for; none when undefined */
  handler(hostOf: (path: string) => string | undefined): RequestHandler {
    return (req, res, next) => {
      const { counted } = this;
      const route = routeOf(req.method, req.originalUrl);
      counted.total += 1;
      counted.byRoute[route] = (counted.byRoute[route] ?? 0) + 1;
      this.now += 1;
      counted.peak = Math.max(counted.peak, this.now);
      res.once('close', () => {
        this.now -= 1;
        const status = String(res.statusCode);
        counted.byStatus[status] = (counted.byStatus[status] ?? 0) + 1;
      });
      const host = hostOf(req.originalUrl);
      const waitMs = host === undefined ? 0 : this.take(host);
      setTimeout(() => {
        if (waitMs === 0) {
          next();
          return;
        }
        res
          .status(429)
          .set('retry-after', String(Math.ceil(waitMs / 1000)))
          .json({
            error_code: 'REQUEST_LIMIT_EXCEEDED',
            message: `More than ${this.options.requestsPerSecond} requests a second.`,
          });
      }, this.options.latencyMs);
    };
  }

  /** @returns for how many milliseconds a host takes no more; 0 when it took this one */
  private take(host: string): number {
    const { requestsPerSecond: rate } = this.options;
    if (rate === undefined) {
      return 0;
    }
    const now = performance.now();
    const { tokens, at } = this.buckets.get(host) ?? { tokens: rate, at: now };
    const left = Math.min(rate, tokens + ((now - at) * rate) / 1000);
    const taken = left >= 1;
    this.buckets.set(host, { tokens: taken ? left - 1 : left, at: now });
    return taken ? 0 : Math.max(1, ((1 - left) / rate) * 1000);
  }
}
