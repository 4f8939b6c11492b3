import type { Router } from 'express';
import { GithubError } from '../GithubError';
import type { RouteHelper } from '../RouteHelper';

/** What the API says of itself. */
export function metaRoutes(router: Router, helper: RouteHelper): void {
  const { faults, limits } = helper.context;

  router.get('/rate_limit', async (req, res) => {
    if (faults.enterpriseServer) {
      throw new GithubError(404, 'Rate limiting is not enabled.');
    }
    const core = limits.of(helper.identify(req), faults.rateLimit);
    res.json({ resources: { core, search: core }, rate: core });
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
    res.json({
      verifiable_password_authentication: false,
      ...(faults.enterpriseServer ? { installed_version: '3.19.0' } : {}),
    });
  });
}
