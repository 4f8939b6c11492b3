import type { Router } from 'express';
import type { RouteHelper } from '../RouteHelper';
import { escapeHtml } from './escapeHtml';

/** The picture of an account: its first letter. */
export function avatarRoute(router: Router, helper: RouteHelper): void {
  router.get('/avatars/:id', async (req, res) => {
    const owner = helper.context.store
      .owners()
      .find(({ id }) => String(id) === req.params.id);
    const letter = (owner?.login ?? '?').slice(0, 1).toUpperCase();
    res
      .type('svg')
      .send(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#59636e"/><text x="20" y="28" font-family="sans-serif" font-size="22" fill="#fff" text-anchor="middle">${escapeHtml(
          letter,
        )}</text></svg>`,
      );
  });
}
