import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import express from 'express';
import request from 'supertest';
import { spec } from '../schema/spec';
import type { DatabricksEndpoints } from './DatabricksEndpoints';

describe('answers in tests', () => {
  const appOf = (answer: unknown) => {
    const router =
      createValidatedOpenApiRouterFromGeneratedEndpointMap<DatabricksEndpoints>(
        spec,
      );
    const app: express.Express = express();
    app.use(router);
    app.use((req, res, next) =>
      req.path === '/workspaces' ? res.json(answer) : next(),
    );
    return app;
  };

  it('are held against the OpenAPI document', async () => {
    const right = await request(appOf({ items: [], errors: [] })).get(
      '/workspaces',
    );
    expect(right.status).toBe(200);
    const wrong = await request(appOf({ items: [] })).get('/workspaces');
    expect(wrong.status).toBe(500);
  });
});
