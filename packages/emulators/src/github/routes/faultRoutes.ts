import type { Router } from 'express';
import { ActionsHelper } from '../ActionsHelper';
import { faultDocument } from '../faults/faultDocument';
import { parseBody } from '../parseBody';
import type { RouteHelper } from '../RouteHelper';

/**
 * Where tests say what goes wrong, and let runs vanish. GitHub has no such
 * addresses; they need a token, so that no page in a browser can write to them.
 */
export function faultRoutes(router: Router, helper: RouteHelper): void {
  const { actions, faults } = helper.context;
  const found = new ActionsHelper(helper);

  router.get('/_faults', async (_req, res) => {
    res.json(faults);
  });

  router.post('/_faults', async (req, res) => {
    helper.caller(req);
    faults.add(await parseBody(req, faultDocument));
    res.json(faults);
  });

  router.delete('/_faults', async (req, res) => {
    helper.caller(req);
    faults.clear();
    res.status(204).end();
  });

  router.delete('/_runs/:owner/:repo/:run(\\d+)', async (req, res) => {
    const { run } = found.run(req);
    actions.forget(run);
    res.status(204).end();
  });
}
