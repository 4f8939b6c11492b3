import type { RequestHandler } from 'express';
import { beforeEnd } from '../../http/beforeEnd';
import { GithubError } from '../GithubError';
import type { RouteHelper } from '../RouteHelper';

/**
 * Says on every answer of the API how far the caller is in their hour. A 304
 * costs nothing. Nobody is refused unless a test asks for it.
 */
export function limitRequests(helper: RouteHelper): RequestHandler {
  const { limits, faults } = helper.context;
  return (req, res, next) => {
    if (faults.enterpriseServer) {
      res.setHeader('x-github-enterprise-version', '3.19.0');
      next();
      return;
    }
    const caller = helper.identify(req);
    const free = req.path === '/rate_limit';
    const exhausted =
      !free &&
      faults.rateLimit !== undefined &&
      limits.of(caller, faults.rateLimit).remaining === 0;
    beforeEnd(res, send => {
      if (!free && !exhausted && res.statusCode !== 304) {
        limits.spend(caller);
      }
      if (!res.headersSent) {
        const { limit, used, remaining, reset } = limits.of(
          caller,
          faults.rateLimit,
        );
        res.set({
          'x-ratelimit-limit': String(limit),
          'x-ratelimit-remaining': String(remaining),
          'x-ratelimit-reset': String(reset),
          'x-ratelimit-resource': 'core',
          'x-ratelimit-used': String(used),
        });
      }
      send();
    });
    if (exhausted) {
      const whose =
        caller.kind === 'anonymous'
          ? req.ip
          : `user ID ${helper.owner(caller.login).id}`;
      throw new GithubError(403, `API rate limit exceeded for ${whose}.`);
    }
    next();
  };
}
