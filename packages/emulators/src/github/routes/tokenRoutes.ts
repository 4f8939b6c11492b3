import type { Router } from 'express';
import { GithubError } from '../GithubError';
import type { RouteHelper } from '../RouteHelper';

/** Where jobs ask for their tokens, and where the issuer shows its key. */
export function tokenRoutes(router: Router, helper: RouteHelper): void {
  const { tokens } = helper.context.actions.services;
  const ISSUER = '/_services/token/.well-known';

  router.get('/_services/idtoken', async (req, res) => {
    const [, requestToken] =
      /^bearer (.+)$/i.exec(req.headers.authorization ?? '') ?? [];
    const claims = requestToken && tokens.claimsOf(requestToken);
    if (!claims) {
      throw new GithubError(401, 'Unauthorized');
    }
    const { audience } = req.query;
    const fallback = `${helper.baseUrl}/${claims.repository_owner}`;
    const value = await tokens.sign(
      claims,
      typeof audience === 'string' && audience !== '' ? audience : fallback,
    );
    res.json({ count: value.length, value });
  });

  router.get(`${ISSUER}/jwks`, async (_req, res) => {
    res.json(await tokens.keySet());
  });

  router.get(`${ISSUER}/openid-configuration`, async (_req, res) => {
    res.json({
      issuer: tokens.issuer,
      jwks_uri: `${helper.baseUrl}${ISSUER}/jwks`,
      subject_types_supported: ['public', 'pairwise'],
      response_types_supported: ['id_token'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid'],
    });
  });
}
