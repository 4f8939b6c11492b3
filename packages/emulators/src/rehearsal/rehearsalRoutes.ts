import type { RehearsalAccount } from '@lakeport/rehearsal';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { DatabricksError } from '../databricks/DatabricksError';
import { readBody } from '../http/readBody';
import { sendJson } from '../http/sendJson';
import { accountObjects } from './accountObjects';

const NOTE =
  'This is a rehearsal account in memory: no AWS and no Databricks is behind it.';

/**
 * The rehearsal account itself, for people and tests: what it holds, removing
 * a thing by hand (which the next plan finds as drift), and what has to stand
 * there before Terraform comes.
 */
export function rehearsalRoutes(account: RehearsalAccount): ExpressRouter {
  const router = Router();

  router.get('/objects', async (req, res) => {
    const { type, id } = req.query;
    const filter = {
      ...(typeof type === 'string' ? { type } : {}),
      ...(typeof id === 'string' ? { id } : {}),
    };
    sendJson(res, {
      rehearsal: true,
      note: NOTE,
      objects: account.objects(filter),
    });
  });

  router.get('/objects/:type/:id(*)', async (req, res) => {
    const { type, id } = req.params;
    const [object] = account.objects({ type, id });
    if (!object) {
      throw DatabricksError.missing(`${type} ${id}`);
    }
    sendJson(res, { rehearsal: true, note: NOTE, object });
  });

  router.delete('/objects/:type/:id(*)', async (req, res) => {
    const { type, id } = req.params;
    if (account.objects({ type, id }).length === 0) {
      throw DatabricksError.missing(`${type} ${id}`);
    }
    account.delete(type, id);
    res.json({ rehearsal: true, note: NOTE, deleted: { type, id } });
  });

  router.post('/seeds', async (req, res) => {
    // A page in a browser cannot send this type without asking first.
    if (!/^application\/json\b/.test(req.headers['content-type'] ?? '')) {
      throw new DatabricksError(
        415,
        'INVALID_PARAMETER_VALUE',
        'content-type must be application/json',
      );
    }
    let body: unknown;
    try {
      body = JSON.parse((await readBody(req)).toString());
    } catch {
      throw new DatabricksError(
        400,
        'MALFORMED_REQUEST',
        'The body is no JSON',
      );
    }
    const parsed = accountObjects.safeParse(body);
    if (!parsed.success) {
      throw new DatabricksError(
        400,
        'MALFORMED_REQUEST',
        `The body must be a list of account objects: ${z.prettifyError(
          parsed.error,
        )}`,
      );
    }
    account.seed(parsed.data);
    res.json({ rehearsal: true, seeded: parsed.data.length });
  });
  return router;
}
