import type { Router } from 'express';
import type { RouteHelper } from '../RouteHelper';

/** What the API says of itself. */
export function metaRoutes(router: Router, helper: RouteHelper): void {
  router.get('/rate_limit', async (_req, res) => {
    const unlimited = { limit: 5000, used: 0, remaining: 5000, reset: 0 };
    res.json({
      resources: { core: unlimited, search: unlimited },
      rate: unlimited,
    });
  });

  router.get('/', async (_req, res) => {
    const base = `${helper.baseUrl}/api/v3`;
    res.json({
      current_user_url: `${base}/user`,
      repository_url: `${base}/repos/{owner}/{repo}`,
      user_url: `${base}/users/{user}`,
    });
  });

  router.get('/meta', async (_req, res) => {
    res.json({ verifiable_password_authentication: false });
  });
}
