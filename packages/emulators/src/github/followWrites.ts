import type { RequestHandler } from 'express';
import type { RepositoryEvents } from './RepositoryEvents';
import type { RouteHelper } from './RouteHelper';

/** Looks, after every request that wrote, whether a branch has moved. */
export function followWrites(
  helper: RouteHelper,
  events: RepositoryEvents,
): RequestHandler {
  return (req, res, next) => {
    const { owner, repo } = req.params;
    const caller = helper.identify(req);
    // Also when the answer did not get through: what was written is written.
    res.on('close', () => {
      const repository = helper.context.store.repository(owner, repo);
      if (
        repository &&
        !['GET', 'HEAD'].includes(req.method) &&
        caller.kind !== 'anonymous' &&
        res.statusCode < 300
      ) {
        events.branchesMoved(repository, caller.login);
      }
    });
    next();
  };
}
