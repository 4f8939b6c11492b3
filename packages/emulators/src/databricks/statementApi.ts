import type { Router } from 'express';
import { z } from 'zod';
import { readBody } from '../http/readBody';
import { sendJson } from '../http/sendJson';
import type { ComputeView } from './ComputeView';
import { DatabricksError } from './DatabricksError';
import type { Statements } from './sql/Statements';
import { WORKSPACE_PATH } from './workspacePath';

const request = z.object({
  warehouse_id: z.string(),
  statement: z.string().min(1),
  parameters: z
    .array(
      z.object({
        name: z.string().regex(/^\w+$/),
        value: z.string().nullish(),
        type: z.string().optional(),
      }),
    )
    .default([]),
  wait_timeout: z
    .string()
    .regex(/^(0|[5-9]|[1-4]\d|50)s$/, 'wait_timeout is 0s or 5s to 50s')
    .default('10s'),
  disposition: z.enum(['INLINE', 'EXTERNAL_LINKS']).default('INLINE'),
  format: z.string().default('JSON_ARRAY'),
});

/** SQL on the warehouses of a workspace: statements about billing. */
export function statementApi(
  router: Router,
  parts: { compute: ComputeView; statements: Statements },
): void {
  const PATH = `${WORKSPACE_PATH}/api/2.0/sql/statements` as const;
  const { compute, statements } = parts;
  const missing = (id: string) => DatabricksError.missing(`Statement ${id}`);

  router.post(PATH, async (req, res) => {
    const { workspace } = req.params;
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
    const parsed = request.safeParse(body);
    if (!parsed.success) {
      throw new DatabricksError(
        400,
        'INVALID_PARAMETER_VALUE',
        z.prettifyError(parsed.error),
      );
    }
    const { warehouse_id: id, statement, parameters } = parsed.data;
    if (!compute.warehouses(workspace).some(found => found.id === id)) {
      throw DatabricksError.missing(`SQL warehouse ${id}`);
    }
    sendJson(
      res,
      statements.submit(
        workspace,
        statement,
        Object.fromEntries(
          parameters.map(({ name, value }) => [name, value ?? null]),
        ),
      ),
    );
  });

  router.get(`${PATH}/:id`, async (req, res) => {
    const { workspace, id } = req.params;
    const found = statements.get(workspace, id);
    if (!found) throw missing(id);
    sendJson(res, found);
  });

  router.get(`${PATH}/:id/result/chunks/:index(\\d+)`, async (req, res) => {
    const { workspace, id, index } = req.params;
    const found = statements.chunk(workspace, id, Number(index));
    if (!found) throw missing(`${id}, chunk ${index}`);
    sendJson(res, found);
  });

  router.post(`${PATH}/:id/cancel`, async (req, res) => {
    const { workspace, id } = req.params;
    if (!statements.cancel(workspace, id)) throw missing(id);
    sendJson(res, {});
  });
}
