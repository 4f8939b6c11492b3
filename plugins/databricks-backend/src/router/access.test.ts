import { mockCredentials } from '@backstage/backend-test-utils';
import type { Test } from 'supertest';
import { Bench } from '../__testUtils__/Bench';

const HELD = 'resource:default/held';

/** One route with what it takes; `send` may be sent by anybody. */
interface Route {
  name: string;
  permission: string;
  /** The environment that the permission is asked for; none for lists of all. */
  resourceRef?: string;
  send: (bench: Bench, id: string) => Test;
  /** Status for somebody who may. */
  status?: number;
}

const onHeld = { resourceRef: HELD };
const routes: Route[] = [
  {
    name: 'GET /workspaces',
    permission: 'databricks.workspace.read',
    send: bench => bench.get('/workspaces'),
  },
  ...[
    '',
    '/clusters',
    '/warehouses',
    '/jobs',
    '/capacity',
    '/timeline',
    '/cost',
  ].map(path => ({
    name: `GET /workspaces/{id}${path}`,
    permission: 'databricks.workspace.read',
    send: (bench: Bench) => bench.get(`/workspaces/9007199254740993${path}`),
  })),
  {
    name: 'GET /networks',
    permission: 'databricks.network.read',
    send: bench => bench.get('/networks'),
  },
  {
    name: 'GET /networks/topology',
    permission: 'databricks.network.read',
    send: bench => bench.get('/networks/topology'),
  },
  {
    name: 'GET /workspaces/{id}/topology',
    permission: 'databricks.network.read',
    send: bench => bench.get('/workspaces/9007199254740993/topology'),
  },
  {
    name: 'GET /sources',
    permission: 'databricks.workspace.read',
    send: bench => bench.get('/sources'),
  },
  ...['', '/topology', '/findings'].map(path => ({
    name: `GET /environments/{…}${path}`,
    permission: 'databricks.environment.read',
    resourceRef: Bench.ref,
    send: (bench: Bench) =>
      bench.get(`/environments/default/payments-dev${path}`),
  })),
  ...['/operations', '/drift'].map(path => ({
    name: `GET /environments/{…}${path}`,
    permission: 'databricks.deployment.read',
    ...onHeld,
    send: (bench: Bench) => bench.get(`/environments/default/held${path}`),
  })),
  {
    name: 'GET /deployments of one environment',
    permission: 'databricks.deployment.read',
    ...onHeld,
    send: bench => bench.get(`/deployments?entityRef=${HELD}`),
  },
  {
    name: 'GET /deployments of all',
    permission: 'databricks.deployment.read',
    send: bench => bench.get('/deployments'),
  },
  ...['plan', 'apply', 'sleep', 'wake', 'rotate', 'destroy'].map(operation => ({
    name: `POST /deployments (${operation})`,
    permission: `databricks.deployment.${operation}`,
    ...onHeld,
    send: (bench: Bench) =>
      bench.deploy({ entityRef: HELD, operation, confirm: 'held' }),
    // Another one is under way.
    status: 409,
  })),
  {
    name: 'GET /deployments/{id}',
    permission: 'databricks.deployment.read',
    ...onHeld,
    send: (bench, id) => bench.get(`/deployments/${id}`),
  },
  {
    name: 'GET /deployments/{id}/log',
    permission: 'databricks.deployment.read',
    ...onHeld,
    send: (bench, id) => bench.get(`/deployments/${id}/log?job=plan`),
    // It has no such job yet.
    status: 404,
  },
  {
    name: 'POST /deployments/{id}/cancel to see it',
    permission: 'databricks.deployment.read',
    ...onHeld,
    send: (bench, id) => bench.post(`/deployments/${id}/cancel`),
  },
  {
    name: 'POST /deployments/{id}/cancel',
    permission: 'databricks.deployment.cancel',
    ...onHeld,
    send: (bench, id) => bench.post(`/deployments/${id}/cancel`),
  },
  {
    name: 'POST /deployments/{id}/reviews to see it',
    permission: 'databricks.deployment.read',
    ...onHeld,
    send: (bench, id) =>
      bench.post(`/deployments/${id}/reviews`, { decision: 'approved' }),
    // It does not wait.
    status: 409,
  },
];

describe('every route', () => {
  let bench: Bench;
  let id: string;

  beforeAll(async () => {
    bench = await Bench.start(['held']);
    bench.reset();
    const { body } = await bench.deploy({
      entityRef: HELD,
      operation: 'plan',
    });
    id = body.id;
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.declared = {
      held: { servicePrincipals: { etl: { secret: {} } } },
    };
  });

  it.each(routes)('$name knows nobody without credentials', async route => {
    const dispatched = bench.github.dispatches.length;
    const { status } = await route
      .send(bench, id)
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
    expect(bench.asked).toEqual([]);
    expect(bench.github.dispatches).toHaveLength(dispatched);
  });

  it.each(routes)(
    '$name is refused without $permission',
    async ({ name, send, permission, resourceRef }) => {
      bench.denied = permission;
      const { status, body } = await send(bench, id);
      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
      const about = bench.asked.map(asked => [
        asked.permission.name,
        'resourceRef' in asked ? asked.resourceRef : undefined,
      ]);
      // A list of all is asked for on condition.
      const isList = name.endsWith('of all');
      expect(about.at(-1)).toEqual(
        isList ? undefined : [permission, resourceRef],
      );
    },
  );

  it.each(routes.filter(({ resourceRef }) => resourceRef))(
    '$name is not there for whom the catalog does not show the environment',
    async ({ send, resourceRef = '' }) => {
      bench.hidden = new Set([resourceRef]);
      const { status, body } = await send(bench, id).set(
        'Authorization',
        mockCredentials.user.header(Bench.outsider),
      );
      expect(status).toBe(404);
      expect(body.error.message).toMatch(/^There is no/);
      expect(bench.asked).toEqual([]);
    },
  );

  // The last ones end the deployment that the others look at.
  it.each(routes.filter(({ name }) => !name.includes('/cancel')))(
    '$name answers who may, and a service',
    async ({ send, status = 200 }) => {
      expect((await send(bench, id)).status).toBe(status);
      const service = await send(bench, id).set(
        'Authorization',
        mockCredentials.service.header(),
      );
      expect(service.status).toBe(status);
    },
  );

  it('POST /deployments/{id}/cancel answers who may, once and once more', async () => {
    const cancel = () =>
      bench.post(`/deployments/${id}/cancel`, { reason: 'not now' });
    const { status, body } = await cancel();
    expect(status).toBe(200);
    expect(body.cancellation).toMatchObject({
      by: 'user:default/mock',
      reason: 'not now',
    });
    expect((await cancel()).status).toBe(200);
    expect((await bench.finished(id)).state).toBe('cancelled');
    expect(bench.audited).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'deployment-cancel',
        meta: { deploymentId: id, reason: 'not now' },
      }),
    );
  });
});
