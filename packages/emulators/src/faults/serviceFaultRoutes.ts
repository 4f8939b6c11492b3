import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { readBody } from '../http/readBody';
import { serviceFaultDocument } from './serviceFaultDocument';
import type { ServiceFaults } from './ServiceFaults';

/**
 * Where tests say what goes wrong: `/_faults`, which no service has. What
 * changes something is sent as JSON, which a page in a browser cannot do
 * without asking first.
 */
export function serviceFaultRoutes(faults: ServiceFaults): ExpressRouter {
  const router = Router();

  router.get('/_faults', async (_req, res) => {
    res.json(faults);
  });

  router.post('/_faults', async (req, res) => {
    if (!/^application\/json\b/.test(req.headers['content-type'] ?? '')) {
      res
        .status(415)
        .json({ message: 'content-type must be application/json' });
      return;
    }
    let body: unknown;
    try {
      body = JSON.parse((await readBody(req)).toString());
    } catch {
      res.status(400).json({ message: 'The body is no JSON' });
      return;
    }
    const parsed = serviceFaultDocument.safeParse(body);
    if (!parsed.success) {
      res.status(400).json({ message: z.prettifyError(parsed.error) });
      return;
    }
    faults.add(parsed.data);
    res.json(faults);
  });

  // DELETE is never sent across origins without asking first.
  router.delete('/_faults', async (_req, res) => {
    faults.clear();
    res.status(204).end();
  });
  return router;
}
