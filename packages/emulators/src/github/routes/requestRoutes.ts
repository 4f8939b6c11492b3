import type { Router } from 'express';
import type { RouteHelper } from '../RouteHelper';

/** What was asked for so far. GitHub has no such address. */
export function requestRoutes(router: Router, helper: RouteHelper): void {
  const { requests, limits } = helper.context;

  router.get('/_requests', async (_req, res) => {
    res.json(requests);
  });

  router.delete('/_requests', async (req, res) => {
    helper.caller(req);
    requests.clear();
    limits.clear();
    res.status(204).end();
  });
}
