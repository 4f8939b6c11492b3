import type { Caller } from '../identify';

/** GitHub Docs, rate limits for the REST API, 2026: requests an hour. */
const LIMITS: Record<Caller['kind'], number> = {
  anonymous: 60,
  user: 5000,
  app: 5000,
  installation: 15_000,
};
const WINDOW_MS = 3_600_000;

/** How far somebody is in their hour. */
export interface RateLimit {
  limit: number;
  used: number;
  remaining: number;
  /** When it begins anew, in seconds since 1970. */
  reset: number;
}

/** Counts the requests of everybody by the hour. */
export class RateLimits {
  private readonly windows = new Map<string, { used: number; until: number }>();

  private window(caller: Caller): { used: number; until: number } {
    const key = caller.kind === 'anonymous' ? '' : caller.login;
    const known = this.windows.get(key);
    if (known && known.until > Date.now()) {
      return known;
    }
    const fresh = { used: 0, until: Date.now() + WINDOW_MS };
    this.windows.set(key, fresh);
    return fresh;
  }

  /** @param limit - in place of GitHub's */
  of(caller: Caller, limit = LIMITS[caller.kind]): RateLimit {
    const { used, until } = this.window(caller);
    return {
      limit,
      used,
      remaining: Math.max(0, limit - used),
      reset: Math.ceil(until / 1000),
    };
  }

  spend(caller: Caller): void {
    this.window(caller).used += 1;
  }

  clear(): void {
    this.windows.clear();
  }
}
